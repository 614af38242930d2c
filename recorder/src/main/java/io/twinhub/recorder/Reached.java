package io.twinhub.recorder;

/** Up to where the values of each source have come to this recorder. Its localHub tells that by marks, when it is asked to. */
final class Reached {
    /** Asks for a mark of a source at this position or behind it. */
    @FunctionalInterface
    interface MarkPort {
        void want(int source, long sourceEpoch, long position);
    }

    private final MarkPort port;
    private final long[] sourceEpochs;
    private final long[] positions;
    private final long[] wantedEpochs;
    private final long[] wantedPositions;

    Reached(final int sourceCount, final MarkPort port) {
        this.port = port;
        sourceEpochs = new long[sourceCount];
        positions = new long[sourceCount];
        wantedEpochs = new long[sourceCount];
        wantedPositions = new long[sourceCount];
    }

    void onMark(final int source, final long sourceEpoch, final long position) {
        if (isBehind(sourceEpochs[source], positions[source], sourceEpoch, position)) {
            sourceEpochs[source] = sourceEpoch;
            positions[source] = position;
        }
        if (!isBehind(sourceEpoch, position, wantedEpochs[source], wantedPositions[source])) {
            wantedEpochs[source] = 0;
            wantedPositions[source] = 0;
        }
    }

    /** Whether everything up to this position has come, or was reported as missing. */
    boolean has(final int source, final long sourceEpoch, final long position) {
        return !isBehind(sourceEpochs[source], positions[source], sourceEpoch, position);
    }

    /** Wants to hear when this position is reached; of several wishes the furthest counts. */
    void want(final int source, final long sourceEpoch, final long position) {
        if (isBehind(wantedEpochs[source], wantedPositions[source], sourceEpoch, position)) {
            wantedEpochs[source] = sourceEpoch;
            wantedPositions[source] = position;
        }
        port.want(source, wantedEpochs[source], wantedPositions[source]);
    }

    private static boolean isBehind(
            final long epoch, final long position, final long otherEpoch, final long otherPosition) {
        return epoch < otherEpoch || epoch == otherEpoch && position < otherPosition;
    }
}
