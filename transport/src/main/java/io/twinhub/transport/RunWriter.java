package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes runs into the super messages of one event link. Consecutive stretches of the same instance, source and epochs grow one run,
 * so that its header is shared; every other change begins a new one.
 */
public final class RunWriter {
    static final int HEADER_LENGTH = RunHeaderEncoder.BLOCK_LENGTH;
    private static final int DELTA_MAX = 0xFFFF;

    private final Link link;
    private final SuperMessageRing ring;
    private final RunHeaderEncoder header = new RunHeaderEncoder();
    private UnsafeBuffer openBuffer;
    private int openRun;
    private int openEnd;
    private int openSource;
    private int openInstance;
    private long openSourceEpoch;
    private long openCopyEpoch;
    private long openLast;
    private int deltaOfClaim;

    public RunWriter(final Link link) {
        this.link = link;
        this.ring = link.ring();
    }

    Link link() {
        return link;
    }

    /** Something else was written to this link: the open run is over. */
    void interrupt() {
        openBuffer = null;
    }

    /** The buffer in which the last claim lies. */
    public UnsafeBuffer buffer() {
        return openBuffer;
    }

    /** The buffer that is being filled; valid until the next claim. */
    public UnsafeBuffer open() {
        return ring.open();
    }

    /** The longest message that a super message of this link can carry, conflated or not. */
    public int lengthMax() {
        return ring.open().capacity() - LinkHeader.LENGTH - HEADER_LENGTH - ConflatedRun.HEADER_LENGTH;
    }

    /**
     * Where the messages of the next claim will begin in {@link #open()} if they fit there. So a message that follows directly on
     * {@code after} can be written before its length is known, and claimed then. Nothing is reserved.
     */
    public int place(
            final int source, final long sourceEpoch, final int instance, final long copyEpoch, final long after) {
        final boolean continues = continuesOpenRun(source, sourceEpoch, instance, copyEpoch, after);
        return ring.openLength() + (continues ? 0 : HEADER_LENGTH);
    }

    /**
     * Appends a stretch of messages.
     *
     * @param after end of the interval before: between it and {@code first} nothing was left out that is for this link.
     * @return false if there is no room; nothing was written then.
     */
    public boolean append(
            final int source,
            final long sourceEpoch,
            final int instance,
            final long copyEpoch,
            final long after,
            final long first,
            final long last,
            final DirectBuffer messages,
            final int offset,
            final int length) {
        final int position = claim(source, sourceEpoch, instance, copyEpoch, after, first, last, length);
        if (position < 0) {
            return false;
        }
        openBuffer.putBytes(position, messages, offset, length);
        EventBlock.delta(openBuffer, position, deltaOfClaim);
        return true;
    }

    /**
     * Reserves room for a stretch in a run and accounts for it.
     *
     * @return offset in {@link #buffer()}, or -1 if there is no room. The first message there needs {@link #claimedDelta()}.
     */
    public int claim(
            final int source,
            final long sourceEpoch,
            final int instance,
            final long copyEpoch,
            final long after,
            final long first,
            final long last,
            final int length) {
        if (continuesOpenRun(source, sourceEpoch, instance, copyEpoch, after)
                && first - openLast <= DELTA_MAX
                && ring.openHasRoom(length)) {
            final int position = ring.claim(length);
            deltaOfClaim = (int) (first - openLast);
            openEnd = position + length;
            openLast = last;
            header.wrap(openBuffer, openRun).last(last).messageLength(openEnd - openRun - HEADER_LENGTH);
            return position;
        }
        long begin = after;
        if (first - begin > DELTA_MAX) {
            // The distance does not fit a delta: an empty run covers it.
            if (!interval(RunKind.EVENTS, source, sourceEpoch, begin, first - 1)) {
                return -1;
            }
            begin = first - 1;
        }
        final int run = claim(HEADER_LENGTH + length);
        if (run < 0) {
            return -1;
        }
        begin(run, RunKind.EVENTS, source, sourceEpoch, instance, copyEpoch, begin, last, length);
        deltaOfClaim = (int) (first - begin);
        return run + HEADER_LENGTH;
    }

    /** Distance of the first message of the last claim from the message before it. */
    public int claimedDelta() {
        return deltaOfClaim;
    }

    /** Appends a run without messages; false if there is no room. */
    public boolean interval(
            final int kind, final int source, final long sourceEpoch, final long after, final long last) {
        final int run = claim(HEADER_LENGTH);
        if (run < 0) {
            return false;
        }
        begin(run, kind, source, sourceEpoch, RunKind.NO_INSTANCE, 0, after, last, 0);
        return true;
    }

    /** Appends a run without messages that asks a numbered question or answers it; false if there is no room. */
    public boolean interval(
            final int kind,
            final int question,
            final int source,
            final long sourceEpoch,
            final long after,
            final long last) {
        if (!interval(kind, source, sourceEpoch, after, last)) {
            return false;
        }
        header.question((short) question);
        return true;
    }

    /** More may arrive in one duty cycle than the buffers hold: what is full leaves before anything is given up. */
    private int claim(final int length) {
        final int offset = ring.claim(length);
        if (offset >= 0) {
            return offset;
        }
        link.send();
        return ring.claim(length);
    }

    private boolean continuesOpenRun(
            final int source, final long sourceEpoch, final int instance, final long copyEpoch, final long after) {
        return openBuffer == ring.open()
                && openEnd == ring.openLength()
                && openSource == source
                && openInstance == instance
                && openSourceEpoch == sourceEpoch
                && openCopyEpoch == copyEpoch
                && openLast == after;
    }

    private void begin(
            final int run,
            final int kind,
            final int source,
            final long sourceEpoch,
            final int instance,
            final long copyEpoch,
            final long after,
            final long last,
            final int length) {
        openBuffer = ring.open();
        openRun = run;
        openEnd = run + HEADER_LENGTH + length;
        openSource = source;
        openInstance = instance;
        openSourceEpoch = sourceEpoch;
        openCopyEpoch = copyEpoch;
        openLast = last;
        header.wrap(openBuffer, run)
                .kind((short) kind)
                .question((short) 0)
                .source(source)
                .instance(instance)
                .messageLength(length)
                .sourceEpoch(sourceEpoch)
                .after(after)
                .last(last)
                .copyEpoch(copyEpoch);
    }
}
