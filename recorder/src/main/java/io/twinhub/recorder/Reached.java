package io.twinhub.recorder;

/**
 * Up to where the values of each source have come to this recorder. Its localHub tells that by marks, of which one per source is wanted at a time: the nearest
 * position that anybody waits for, so that nobody waits for what others lack. Who waits for more asks again after each mark.
 */
final class Reached {
    /** Asks for a mark of a source at this position or behind it. */
    @FunctionalInterface
    interface MarkPort {
        void want(int source, long sourceEpoch, long position);
    }

    private static final long NONE = 0;

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
        wantedEpochs[source] = NONE;
    }

    /** Whether everything up to this position has come, or was reported as missing. */
    boolean has(final int source, final long sourceEpoch, final long position) {
        return sourceEpoch == NONE || !isBehind(sourceEpochs[source], positions[source], sourceEpoch, position);
    }

    /** Wants to hear when this position is reached; only until the next mark of the source. */
    void want(final int source, final long sourceEpoch, final long position) {
        final boolean isNearer = wantedEpochs[source] == NONE
                || isBehind(sourceEpoch, position, wantedEpochs[source], wantedPositions[source]);
        if (isNearer) {
            wantedEpochs[source] = sourceEpoch;
            wantedPositions[source] = position;
            port.want(source, sourceEpoch, position);
        }
    }

    private static boolean isBehind(
            final long epoch, final long position, final long otherEpoch, final long otherPosition) {
        return epoch < otherEpoch || epoch == otherEpoch && position < otherPosition;
    }
}
