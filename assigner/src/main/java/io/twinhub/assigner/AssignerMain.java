package io.twinhub.assigner;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Role;
import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.QuestionSocket;
import io.twinhub.transport.RoleRules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.OffsetEpochNanoClock;

/**
 * The process of an assigner. Started by the system start command of each computer that {@code <assigners>} names. Its log, that of the copy "assigner", tells
 * each decision and why; consoles ask it over an {@link QuestionSocket}.
 */
public final class AssignerMain {
    /** A quiet program rests for up to 25 ms, which a take-over would pay several times. */
    private static final long DECIDING_REST_NS = 200_000;

    private AssignerMain() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            bus.onRole(AssignerMain::onRole);
            final Assigner assigner = new Assigner(
                    bus.plan(), bus, RoleRules.STANDARD, AssignerMain::onDecision, new OffsetEpochNanoClock());
            try (QuestionSocket<Question, Answer> socket = socket(assigner)) {
                while (!Thread.currentThread().isInterrupted()) {
                    final long nowNs = System.nanoTime();
                    final int work = assigner.doWork(nowNs) + (socket == null ? 0 : socket.doWork(nowNs));
                    if (work == 0 && assigner.isDeciding()) {
                        LockSupport.parkNanos(DECIDING_REST_NS);
                    } else {
                        bus.idle(work);
                    }
                }
            }
        }
    }

    /** Null if there can be none: assigning goes on without it. */
    private static QuestionSocket<Question, Answer> socket(final Assigner assigner) {
        try {
            return new QuestionSocket<>(
                    Home.copySocket(Path.of(System.getenv(InstanceFile.VARIABLE))),
                    Question.TYPE,
                    Answer.TYPE,
                    assigner);
        } catch (final TwinhubException failed) {
            System.out.println(Instant.now() + " assigner: " + failed.error().toText());
            return null;
        }
    }

    private static void onRole(final Role role) {
        System.out.println(Instant.now() + " assigner: now " + role);
    }

    private static void onDecision(
            final String copy, final String computer, final long copyEpoch, final Reason reason) {
        final String what = computer.isEmpty() ? "nobody is ACTIVE" : "the instance on " + computer + " is ACTIVE";
        System.out.println(
                Instant.now() + " assigner: " + copy + ": " + what + " under " + copyEpoch + ": " + reason.text());
    }
}
