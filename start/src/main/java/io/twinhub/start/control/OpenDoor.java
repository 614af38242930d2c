package io.twinhub.start.control;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets visitors in through one door, so many at a time that none can use up the computer. When it is full, whoever came first among those who have not shown yet who they are has to go: so
 * strangers who connect and say nothing keep nobody out. Without files or memory for a visitor it tries again, until it is closed.
 */
final class OpenDoor {
    /** When nobody can be let in: soon, because such a shortage may be over at once, then twice as long each time. */
    private static final long REST_FIRST_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final long REST_MAX_NS = TimeUnit.SECONDS.toNanos(1);

    private final Door door;
    private final ControlServer server;
    private final ControlLimits limits;
    private final List<Visit> visits = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    OpenDoor(final Door door, final ControlServer server, final ControlLimits limits) {
        this.door = door;
        this.server = server;
        this.limits = limits;
    }

    void start() {
        thread(this::welcome, "control-door").start();
    }

    private void welcome() {
        long restNs = REST_FIRST_NS;
        while (!isClosed()) {
            try {
                receive(door.accept());
                restNs = REST_FIRST_NS;
            } catch (final IOException ex) {
                restNs = rest(restNs, ex);
            }
        }
    }

    /** Says why nobody can come in, and waits; returns how long to wait the next time. */
    private long rest(final long ns, final IOException why) {
        if (!isClosed()) {
            server.report(ErrorResult.of(ErrorCode.CONTROL_NOT_OPEN, door.place(), why.getMessage())
                    .action("It tries again by itself; if there are too many open files, raise the limit: ulimit -n"));
        }
        try {
            closed.await(ns, TimeUnit.NANOSECONDS);
        } catch (final InterruptedException ex) {
            throw new IllegalStateException("Nobody interrupts this thread", ex);
        }
        return Math.min(2 * ns, REST_MAX_NS);
    }

    private synchronized void receive(final Door.Visitor visitor) {
        if (isClosed() || visits.size() >= limits.connectionCountMax() && !makeRoom()) {
            if (!isClosed()) {
                server.report(ErrorResult.of(
                        ErrorCode.CONTROL_TOO_MANY, door.place(), Integer.toString(limits.connectionCountMax())));
            }
            Deadline.close(visitor);
            return;
        }
        final Visit visit = new Visit(visitor);
        visits.add(visit);
        thread(() -> visit.run(), "control-visit").start();
    }

    private boolean makeRoom() {
        for (final Visit visit : visits) {
            if (!visit.isKnown) {
                visits.remove(visit);
                Deadline.close(visit.visitor);
                return true;
            }
        }
        return false;
    }

    private synchronized void leave(final Visit visit) {
        visits.remove(visit);
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    synchronized void close() {
        closed.countDown();
        Deadline.close(door);
        visits.forEach(visit -> Deadline.close(visit.visitor));
    }

    private static Thread thread(final Runnable work, final String name) {
        final Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** One visitor, from the door until it goes. */
    private final class Visit {
        private final Door.Visitor visitor;
        private volatile boolean isKnown;

        private Visit(final Door.Visitor visitor) {
            this.visitor = visitor;
        }

        private void run() {
            try {
                final Door.Entered entered = Deadline.within(limits.enterNs(), visitor, visitor::enter);
                isKnown = true;
                server.serve(entered.wire(), entered.peer());
            } catch (final IOException ex) {
                if (!isClosed()) {
                    server.report(ErrorResult.of(ErrorCode.CONTROL_CONNECTION_FAILED, door.place(), ex.getMessage()));
                }
            } finally {
                leave(this);
                Deadline.close(visitor);
            }
        }
    }
}
