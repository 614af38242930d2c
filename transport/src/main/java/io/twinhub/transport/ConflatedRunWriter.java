package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes rounds of latest values into the super messages of one event link; values of one round grow one run while they fit. */
final class ConflatedRunWriter {
    private final Link link;
    private final SuperMessageRing ring;
    private final RunHeaderEncoder header = new RunHeaderEncoder();
    private UnsafeBuffer openBuffer;
    private int openRun;
    private int openEnd;
    private LatestValues.Round openRound;
    private long openSourceEpoch;
    private int openInstance;
    private long openCopyEpoch;

    ConflatedRunWriter(final Link link) {
        this.link = link;
        ring = link.ring();
    }

    /** What was written before cannot grow any more. */
    void interrupt() {
        openBuffer = null;
    }

    /** Whether a block of this length fits a super message as a latest value. */
    boolean fits(final int blockLength) {
        return LinkHeader.LENGTH + RunWriter.HEADER_LENGTH + ConflatedRun.HEADER_LENGTH + blockLength
                <= ring.open().capacity();
    }

    /** Appends a value of a round; false if there is no room. */
    boolean write(final LatestValues.Round round, final LatestValues.Value value) {
        final int length = ConflatedRun.HEADER_LENGTH + value.length;
        final boolean continues = continuesOpenRun(round, value) && ring.openHasRoom(length);
        final boolean isOfRound = value.sourceEpoch == round.sourceEpoch;
        final int position = continues
                ? ring.claim(length)
                : begin(
                        round,
                        value.sourceEpoch,
                        value.instance,
                        value.copyEpoch,
                        isOfRound ? round.after : value.sequence - 1,
                        isOfRound ? round.last : value.sequence,
                        length);
        if (position < 0) {
            return false;
        }
        openEnd = position + length;
        header.wrap(openBuffer, openRun).messageLength(openEnd - openRun - RunWriter.HEADER_LENGTH);
        ConflatedRun.putHeader(openBuffer, position, value.missedCount, value.sequence);
        openBuffer.putBytes(position + ConflatedRun.HEADER_LENGTH, value.block, 0, value.length);
        return true;
    }

    /** Appends the end of a round; false if there is no room. */
    boolean end(final LatestValues.Round round) {
        final boolean isWritten =
                begin(round, round.sourceEpoch, RunKind.NO_INSTANCE, 0, round.after, round.last, 0) >= 0;
        interrupt();
        return isWritten;
    }

    private int begin(
            final LatestValues.Round round,
            final long sourceEpoch,
            final int instance,
            final long copyEpoch,
            final long after,
            final long last,
            final int messageLength) {
        int run = ring.claim(RunWriter.HEADER_LENGTH + messageLength);
        if (run < 0) {
            link.send();
            run = ring.claim(RunWriter.HEADER_LENGTH + messageLength);
        }
        if (run < 0) {
            return -1;
        }
        openBuffer = ring.open();
        openRun = run;
        openRound = round;
        openSourceEpoch = sourceEpoch;
        openInstance = instance;
        openCopyEpoch = copyEpoch;
        header.wrap(openBuffer, run)
                .kind((short) RunKind.CONFLATED)
                .question((short) 0)
                .source(round.source)
                .instance(instance)
                .messageLength(0)
                .sourceEpoch(sourceEpoch)
                .after(after)
                .last(last)
                .copyEpoch(copyEpoch);
        return run + RunWriter.HEADER_LENGTH;
    }

    private boolean continuesOpenRun(final LatestValues.Round round, final LatestValues.Value value) {
        return openBuffer == ring.open()
                && openEnd == ring.openLength()
                && openRound == round
                && openSourceEpoch == value.sourceEpoch
                && openSourceEpoch == round.sourceEpoch
                && openInstance == value.instance
                && openCopyEpoch == value.copyEpoch;
    }
}
