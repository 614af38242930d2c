package io.twinhub.bus;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.codec.MarkWantedEncoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import java.util.Arrays;
import java.util.BitSet;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Gets last values from the ACTIVE recorder: all that are subscribed to when this program starts or its localHub begins anew, and those of one source after a gap.
 *
 * <p>For each source it first has its localHub mark its stream of events. What is numbered above the mark comes live; the recorder is asked for what is not. So
 * replayed and live values join without a hole, and nothing that is replayed takes the place of a live value.
 */
final class Replays {
    /** A program that starts waits so long for a recorder before it goes on without. */
    private static final long PATIENCE_NS = 3_000_000_000L;
    /** So long if it had caught up before: then it lacks little. */
    private static final long PATIENCE_AGAIN_NS = 500_000_000L;
    /** A recorder waits so long for another one that is ACTIVE. */
    private static final long RECORDER_PATIENCE_NS = 1_000_000_000L;

    /** A program that acts in the place of a former version asks at once, after this time, and after ten times as long: by then the recorder has all that was published there. */
    private static final long ASK_AGAIN_NS = 100_000_000L;

    private static final int ASK_COUNT = 3;

    private static final int QUESTION_MAX = 255;

    private enum Step {
        DONE,
        /** The localHub was asked for a mark. */
        MARKING,
        /** The recorder has to be asked. */
        MARKED,
        ASKED
    }

    private final SystemPlan plan;
    private final String copy;
    private final boolean isRecorder;
    private final boolean isPossible;
    /** The only recorder has nobody to ask but the publishers. */
    private final boolean isAlone;

    private final BusContext context;
    private final BusAgent agent;
    private final Subscriptions subscriptions;
    private final ReplayConnection connection;
    private final Step[] steps;
    private final long[] numbers;
    private final long[] sourceEpochs;
    private final long[] positions;
    private int openCount;
    private int markedCount;
    private boolean isDue;
    private boolean hasCaughtUp;
    private boolean isCatchingUp;
    private long patientUntilNs;
    /** How often everything is to be asked for while this instance acts, because the former version published until then. */
    private int asksLeft;

    private long askNs = Long.MIN_VALUE;
    private AdminPort.MarkHandler markHandler = (source, sourceEpoch, position) -> {};
    private AdminPort.HealHandler healHandler;

    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final MarkWantedEncoder markWanted = new MarkWantedEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + MarkWantedEncoder.BLOCK_LENGTH]);

    Replays(final BusContext context, final BusAgent agent, final Subscriptions subscriptions) {
        this.context = context;
        this.agent = agent;
        this.subscriptions = subscriptions;
        plan = context.plan();
        final int copyId = plan.instance(context.instance()).copy();
        copy = plan.copy(copyId).name();
        isRecorder = copyId == plan.recorderCopy();
        isPossible = plan.recorderCopy() >= 0 && plan.copy(copyId).subscribes().length > 0;
        isAlone = isRecorder && plan.copy(copyId).instances().length == 1;
        asksLeft = isPossible && !isRecorder && context.place().former() != null ? ASK_COUNT : 0;
        connection = new ReplayConnection(agent, this, subscriptions);
        steps = new Step[isPossible ? plan.computerCount() : 0];
        Arrays.fill(steps, Step.DONE);
        numbers = new long[steps.length];
        sourceEpochs = new long[steps.length];
        positions = new long[steps.length];
    }

    /** Whether this program has caught up, as far as the infrastructure knows. */
    boolean hasCaughtUp() {
        return !isCatchingUp;
    }

    /** For a recorder, which also wants marks for others. */
    void onMark(final AdminPort.MarkHandler handler) {
        markHandler = handler;
    }

    /** For a recorder, which cannot ask itself while it is the ACTIVE one. */
    void onUnhealed(final AdminPort.HealHandler handler) {
        healHandler = handler;
    }

    /** Contact with the localHub begins: nothing is known of what was missed. */
    void begin(final long nowNs) {
        if (isPossible && !subscriptions.isEmpty()) {
            final long patience = isRecorder ? RECORDER_PATIENCE_NS : hasCaughtUp ? PATIENCE_AGAIN_NS : PATIENCE_NS;
            isCatchingUp = !isAlone;
            patientUntilNs = nowNs + patience;
            wantAll();
        }
    }

    /** Contact with the localHub ended. */
    void end() {
        Arrays.fill(steps, Step.DONE);
        openCount = 0;
        markedCount = 0;
        isDue = false;
    }

    /** More is subscribed to, or everything has to be asked for: as soon as the localHub was told, so that no mark is older than the subscription. */
    void wantAll() {
        isDue = isPossible;
        connection.tellInterest();
    }

    /** Something of this source may be missing. */
    void onGap(final int source) {
        if (isPossible) {
            want(source);
        }
    }

    private void want(final int source) {
        set(source, Step.MARKING);
        tellMark(source, 0, 0);
    }

    /**
     * Has the localHub mark the events of a source at this position or behind it, for others; it takes the place of what was wanted before. While this program itself
     * waits for a mark at once, that one has to do: it comes soon, and then who needs a further one asks again.
     */
    void wantMark(final int source, final long sourceEpoch, final long sequence) {
        if (steps[source] != Step.MARKING) {
            tellMark(source, sourceEpoch, sequence);
        }
    }

    /** Epoch 0: at once. Requests count per source, so that a mark is never taken for the answer to a later one. */
    private void tellMark(final int source, final long sourceEpoch, final long sequence) {
        final long number = ++numbers[source];
        markWanted
                .wrapAndApplyHeader(record, 0, messageHeader)
                .key(source)
                .version(number)
                .question(question(number))
                .sourceEpoch(sourceEpoch)
                .sequence(sequence);
        agent.tell(MarkWantedEncoder.TEMPLATE_ID, source, number, record);
    }

    private static short question(final long number) {
        return (short) (1 + number % QUESTION_MAX);
    }

    void onMark(final int source, final long sourceEpoch, final int question, final long position) {
        if (source < steps.length && steps[source] == Step.MARKING && question == question(numbers[source])) {
            sourceEpochs[source] = sourceEpoch;
            positions[source] = position;
            set(source, Step.MARKED);
        }
        markHandler.onMark(source, sourceEpoch, position);
    }

    /** The recorder sent all that it has of a source. */
    void onEnd(final int source, final long number) {
        if (source < steps.length && number == numbers[source]) {
            set(source, Step.DONE);
        }
    }

    /** The connection to the recorder is over: what it has not sent has to be asked for again. Values above the marks come live. */
    void onClosed() {
        for (int source = 0; source < steps.length; source++) {
            if (steps[source] == Step.ASKED) {
                set(source, Step.MARKED);
            }
        }
    }

    int doWork(final long nowNs) {
        if (!isPossible) {
            return 0;
        }
        int work = 0;
        if (asksAgain() && nowNs >= askNs) {
            askNs = nowNs + (asksLeft == ASK_COUNT ? ASK_AGAIN_NS : 10 * ASK_AGAIN_NS);
            asksLeft--;
            wantAll();
        }
        if (isDue && agent.isTold()) {
            isDue = false;
            final BitSet sources = subscriptions.sources();
            sources.stream().forEach(this::want);
            work++;
        }
        if (healHandler != null && agent.role().now() == Role.ACTIVE) {
            work += heal();
        } else if (markedCount > 0 && !isAlone && connection.isOpen(nowNs)) {
            work += ask();
        }
        if (isCatchingUp && (openCount == 0 || nowNs >= patientUntilNs)) {
            work++;
            catchUp();
        }
        if (openCount == 0) {
            connection.close();
        }
        return work;
    }

    long nextDueNs() {
        long due = isDue && agent.isTold() ? Long.MIN_VALUE : isCatchingUp ? patientUntilNs : Long.MAX_VALUE;
        due = asksAgain() ? Math.min(due, askNs) : due;
        return markedCount > 0 && !isAlone ? Math.min(due, connection.nextDueNs()) : due;
    }

    private boolean asksAgain() {
        return asksLeft > 0 && agent.role().now() == Role.ACTIVE && !subscriptions.isEmpty();
    }

    private void catchUp() {
        if (openCount > 0 && !isRecorder && !hasCaughtUp) {
            context.observer()
                    .onError(ErrorResult.of(ErrorCode.RECORDER_SILENT, copy)
                            .in("bus", "", copy)
                            .expected("an ACTIVE recorder within " + PATIENCE_NS / 1_000_000_000L + " s")
                            .action(
                                    "Look at the recorders with \"twinhub system status\"; last values follow as soon as one"
                                            + " is ACTIVE."));
        }
        hasCaughtUp = true;
        isCatchingUp = false;
        agent.role().caughtUp(true);
    }

    /** The ACTIVE recorder misses something itself: only the publishers still have it. */
    private int heal() {
        int work = 0;
        for (int source = 0; openCount > 0 && source < steps.length; source++) {
            if (steps[source] == Step.MARKED || steps[source] == Step.ASKED) {
                set(source, Step.DONE);
                if (sourceEpochs[source] != 0) {
                    healHandler.onUnhealed(source);
                }
                work++;
            }
        }
        return work;
    }

    private int ask() {
        int work = 0;
        for (int source = 0; markedCount > 0 && source < steps.length; source++) {
            if (steps[source] == Step.MARKED) {
                if (!connection.ask(numbers[source], source, sourceEpochs[source], positions[source])) {
                    return work;
                }
                set(source, Step.ASKED);
                work++;
            }
        }
        return work;
    }

    private void set(final int source, final Step next) {
        openCount += (next == Step.DONE ? 0 : 1) - (steps[source] == Step.DONE ? 0 : 1);
        markedCount += (next == Step.MARKED ? 1 : 0) - (steps[source] == Step.MARKED ? 1 : 0);
        steps[source] = next;
    }
}
