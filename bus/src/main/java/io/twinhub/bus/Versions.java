package io.twinhub.bus;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.LocalStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The connections of this instance with that of its copy in other versions of the system, on the same computer: with the former one, to which it connects, and with further ones, which connect to
 * it. Each end says whether it acts. An instance becomes ACTIVE when the other end of each has said that it does not, and so has said everything before; see {@link OwnRole}.
 *
 * <p>Costs nothing while there is neither a connection nor a handler for them.
 */
final class Versions {
    private static final long LOOK_INTERVAL_NS = 1_000_000;
    private static final long ACCEPT_INTERVAL_NS = 50_000_000;
    /** One, and what may be left of its former lives. */
    private static final int ACCEPTED_MAX = 4;

    private final BusContext context;
    private final InstancePlace place;
    private final String copy;
    private final String computer;
    private final boolean isOfInfrastructure;
    private final List<VersionEnd> ends = new ArrayList<>();
    private ConnectionHandler handler;
    private boolean acts;
    private boolean isClosing;
    private long lookNs = Long.MIN_VALUE;
    private long acceptNs = Long.MIN_VALUE;

    Versions(final BusContext context) {
        this.context = context;
        place = context.place();
        final SystemPlan plan = context.plan();
        final int copyId = plan.instance(context.instance()).copy();
        copy = plan.copy(copyId).name();
        computer = plan.computer(plan.instance(context.instance()).computer()).name();
        isOfInfrastructure =
                copyId == plan.recorderCopy() || copyId == plan.assigner().copy();
    }

    Optional<FormerVersion> former() {
        return Optional.ofNullable(place.former()).map(former -> new FormerVersion(former, this::connect));
    }

    private MessageConnection connect() {
        if (isClosing || ends.stream().anyMatch(end -> end.isConnecting() && end.state() != ConnectionState.CLOSED)) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.CONNECTION_REFUSED,
                            copy,
                            copy,
                            isClosing ? "the Bus is closed" : "the former connection is not closed")
                    .in("bus", computer, copy)
                    .expected("one connection at a time to the former version")
                    .action("Use the connection that there is, or close it first."));
        }
        final VersionEnd end = new VersionEnd(this, null);
        ends.add(end);
        return end.connection();
    }

    void onFurther(final ConnectionHandler taker) {
        handler = taker;
    }

    /** This instance is ACTIVE, and its handlers were told, or is so no longer. */
    void acts(final boolean isActive) {
        if (isActive != acts) {
            acts = isActive;
            forEachEnd(end -> end.tellRole(isActive));
        }
    }

    boolean acts() {
        return acts;
    }

    /** Whether nothing comes any more that the instance of another version said as the ACTIVE one. Those of the infrastructure are ACTIVE side by side. */
    boolean areAtRest() {
        for (int i = 0; i < ends.size(); i++) {
            if (!ends.get(i).isAtRest()) {
                return isOfInfrastructure;
            }
        }
        return true;
    }

    /** Closes connections whose other end does not say that it is at rest. */
    void giveUp() {
        forEachEnd(end -> {
            if (!end.isAtRest()) {
                report(ErrorResult.of(ErrorCode.VERSION_SILENT, copy, version())
                        .expected("its word within half a second")
                        .action("Look whether it stands still; what it said last is not handed over."));
                end.close(ClosedReason.TIMEOUT);
            }
        });
    }

    /** @param isAwaited whether to look at once. */
    int doWork(final long nowNs, final boolean isAwaited) {
        int work = 0;
        if (handler != null && !isClosing && nowNs >= acceptNs) {
            acceptNs = nowNs + ACCEPT_INTERVAL_NS;
            work += accept();
        }
        if (!ends.isEmpty() && (isAwaited || isClosing || nowNs >= lookNs)) {
            for (int i = 0; i < ends.size(); i++) {
                work += ends.get(i).doWork(nowNs);
            }
            ends.removeIf(end -> end.state() == ConnectionState.CLOSED);
            lookNs = work > 0 ? nowNs : nowNs + LOOK_INTERVAL_NS;
        }
        return work;
    }

    long nextDueNs() {
        return Math.min(ends.isEmpty() ? Long.MAX_VALUE : lookNs, handler == null ? Long.MAX_VALUE : acceptNs);
    }

    private int accept() {
        final LocalStream stream;
        try {
            stream = place.accept();
        } catch (final TwinhubException ex) {
            handler = null; // said once; the program goes on without
            report(ErrorResult.of(
                            ErrorCode.VERSION_PLACE_FAILED, copy, ex.error().text())
                    .action("What it keeps running is not handed over to another version."));
            return 1;
        }
        if (stream == null) {
            return 0;
        }
        if (ends.stream().filter(end -> !end.isConnecting()).count() < ACCEPTED_MAX) {
            ends.add(new VersionEnd(this, stream));
        } else {
            VersionEnd.refuse(stream);
        }
        return 1;
    }

    /** Whether all that was sent is on its way; then closes what is open. */
    boolean isFinished() {
        if (!ends.stream().allMatch(VersionEnd::isSent)) {
            return false;
        }
        forEachEnd(end -> end.close(ClosedReason.LOCAL_CLOSE));
        ends.clear();
        place.close();
        return true;
    }

    /** Accepts and opens nothing more. */
    void close() {
        isClosing = true;
    }

    void onAccepted(final VersionEnd end) {
        try {
            handler.onConnection(end.connection());
        } catch (final RuntimeException ex) {
            onHandlerFailed(ex);
            end.close(ClosedReason.LOCAL_CLOSE);
        }
    }

    void onHandlerFailed(final RuntimeException failure) {
        report(ErrorResult.of(ErrorCode.HANDLER_FAILED, "the connection with another version", failure)
                .causedBy(failure)
                .action("Mend the handler; the message counts as delivered."));
    }

    void onMalformed(final String what) {
        report(ErrorResult.of(ErrorCode.VERSION_REFUSED, copy, what)
                .expected("what the Bus of this copy writes in another version")
                .action("Look at who of this user writes to the socket of this copy: its connection was closed."));
    }

    private void report(final ErrorResult error) {
        context.observer().onError(error.in("bus", computer, copy));
    }

    InstancePlace place() {
        return place;
    }

    String copyName() {
        return copy;
    }

    String computerName() {
        return computer;
    }

    String version() {
        return context.plan().version();
    }

    /** Of those that there are now; a handler may add another one. */
    private void forEachEnd(final Consumer<VersionEnd> action) {
        for (int i = ends.size() - 1; i >= 0; i--) {
            action.accept(ends.get(i));
        }
    }
}
