package io.twinhub.start.control;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets visitors in through one door, so many at a time that none can use up the computer. When it is full, whoever came first among those who have not shown yet who they are has to go: so
 * strangers who connect and say nothing keep nobody out.
 */
final class OpenDoor {
    private final Door door;
    private final ControlServer server;
    private final ControlLimits limits;
    private final List<Visit> visits = new ArrayList<>();
    private boolean isClosed;

    OpenDoor(final Door door, final ControlServer server, final ControlLimits limits) {
        this.door = door;
        this.server = server;
        this.limits = limits;
    }

    void start() {
        thread(this::welcome, "control-door").start();
    }

    private void welcome() {
        try {
            while (true) {
                receive(door.accept());
            }
        } catch (final IOException ex) {
            if (!isClosed()) {
                server.report(ErrorResult.of(ErrorCode.CONTROL_NOT_OPEN, door.place(), ex.getMessage()));
            }
        }
    }

    private synchronized void receive(final Door.Visitor visitor) {
        if (isClosed || visits.size() >= limits.connectionCountMax() && !makeRoom()) {
            if (!isClosed) {
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

    private synchronized boolean isClosed() {
        return isClosed;
    }

    synchronized void close() {
        isClosed = true;
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
