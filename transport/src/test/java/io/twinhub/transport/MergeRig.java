package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderDecoder;
import io.twinhub.transport.codec.RunHeaderEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A path merge of one source with what comes out of it as text: "1:5" is message 5 of source epoch 1, "gap 1:(5,9]" a gap, "tail 1:(5"
 * the unknown tail of an epoch, "ask A" a question to the hub of A.
 */
final class MergeRig implements MergeOutput {
    static final int A = 0;
    static final int B = 1;
    static final int SOURCE = 2;
    static final long MS = 1_000_000;

    final List<String> log = new ArrayList<>();
    final PathMerge merge;
    long nowNs = 1_000 * MS;
    /** Number of the last question to each path. */
    final int[] asked = new int[2];

    private final MutableDirectBuffer bytes = new ExpandableArrayBuffer();
    private final RunHeaderDecoder header = new RunHeaderDecoder();
    private long copyEpoch;

    MergeRig(final TransportLimits limits, final PathRules rules) {
        merge = new PathMerge(4, source -> source == SOURCE, new int[] {A, B}, limits, rules, this);
    }

    /** Both paths up and both heard that the source begins its first epoch. */
    static MergeRig started(final TransportLimits limits) {
        final MergeRig rig = new MergeRig(limits, PathRules.STANDARD);
        rig.merge.onPathUp(A);
        rig.merge.onPathUp(B);
        rig.run(A, 1, 0, 0);
        rig.run(B, 1, 0, 0);
        rig.log.clear();
        return rig;
    }

    static MergeRig started() {
        return started(TransportLimits.SMALL);
    }

    /** A run {@code (after, last]} with these messages arrives. */
    MergeRig run(final int path, final long epoch, final long after, final long last, final long... sequences) {
        return run(path, RunKind.EVENTS, epoch, after, last, 0, sequences);
    }

    MergeRig gone(final int path, final long epoch, final long after, final long last) {
        return gone(path, epoch, after, last, 0);
    }

    /** "Gone" as the answer to a question. */
    MergeRig gone(final int path, final long epoch, final long after, final long last, final int question) {
        return run(path, RunKind.GONE, epoch, after, last, question);
    }

    /** The messages from {@code first} to {@code last} without a hole. */
    MergeRig dense(final int path, final long epoch, final long first, final long last) {
        final long[] sequences = new long[(int) (last - first + 1)];
        for (int i = 0; i < sequences.length; i++) {
            sequences[i] = first + i;
        }
        return run(path, epoch, first - 1, last, sequences);
    }

    private MergeRig run(
            final int path,
            final int kind,
            final long epoch,
            final long after,
            final long last,
            final int question,
            final long... sequences) {
        final int length = putRun(bytes, 0, kind, SOURCE, epoch, after, last, question, sequences);
        header.wrap(bytes, 0, RunHeaderDecoder.BLOCK_LENGTH, RunHeaderDecoder.SCHEMA_VERSION);
        merge.onRun(path, header, bytes, length - header.messageLength(), nowNs);
        return this;
    }

    /** Writes a run of boolean events under a copy epoch that equals the source epoch; returns its length. */
    static int putRun(
            final MutableDirectBuffer buffer,
            final int offset,
            final int kind,
            final int source,
            final long epoch,
            final long after,
            final long last,
            final int question,
            final long... sequences) {
        final int block = EventBlock.HEADER_LENGTH + 1;
        new RunHeaderEncoder()
                .wrap(buffer, offset)
                .kind((short) kind)
                .question((short) question)
                .source(source)
                .instance(sequences.length == 0 ? RunKind.NO_INSTANCE : 0)
                .messageLength(sequences.length * block)
                .sourceEpoch(epoch)
                .after(after)
                .last(last)
                .copyEpoch(epoch);
        long before = after;
        int position = offset + RunHeaderEncoder.BLOCK_LENGTH;
        for (final long sequence : sequences) {
            EventBlock.put(buffer, position, (int) (sequence - before), 0, 1, 0, sequence, 1);
            buffer.putByte(position + EventBlock.HEADER_LENGTH, (byte) 1);
            before = sequence;
            position += block;
        }
        return position - offset;
    }

    void pass(final long ns) {
        nowNs += ns;
        merge.doWork(nowNs);
    }

    /** What happened since this was asked the last time. */
    List<String> taken() {
        final List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    @Override
    public void onMessages(
            final int source,
            final long sourceEpoch,
            final int instance,
            final long epoch,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long after,
            final long last,
            final long delivered) {
        copyEpoch = epoch;
        final boolean valid = Stretches.scan(
                buffer,
                offset,
                length,
                after,
                last,
                delivered,
                Stretches.ANY_DELTA,
                (kind, id, quality, valueLength) -> 0,
                this::onStretch);
        if (!valid) {
            log.add("malformed");
        }
    }

    private void onStretch(
            final int route,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long first,
            final long last) {
        long sequence = first;
        for (int position = offset; position < offset + length; position += EventBlock.HEADER_LENGTH + 1) {
            sequence = position == offset ? first : sequence + EventBlock.delta(buffer, position);
            log.add(copyEpoch + ":" + sequence);
        }
    }

    @Override
    public void onConflated(
            final int source,
            final long sourceEpoch,
            final int instance,
            final long ofCopyEpoch,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long after,
            final long last,
            final long delivered) {
        ConflatedRun.scan(
                buffer,
                offset,
                length,
                after,
                last,
                delivered,
                (sequence, missed, in, at, blockLength) ->
                        log.add("latest " + ofCopyEpoch + ":" + sequence + " for " + missed));
    }

    @Override
    public void onGap(final int source, final long sourceEpoch, final long after, final long upTo) {
        log.add(
                upTo < 0
                        ? "tail " + sourceEpoch + ":(" + after
                        : "gap " + sourceEpoch + ":(" + after + "," + upTo + "]");
    }

    @Override
    public void onAsk(final int path, final int source, final int number) {
        asked[path] = number;
        log.add("ask " + (path == A ? "A" : "B"));
    }
}
