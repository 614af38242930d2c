package io.twinhub.localhub;

import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunWriter;
import io.twinhub.transport.codec.MarkWantedDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * The marks that a program wants in its stream of events: of each source at most one, as soon as the position that it names was delivered. Not on the data
 * path; who wants none pays one comparison in a duty cycle.
 */
final class Marks {
    private final List<Wanted> wanted = new ArrayList<>();
    private Positions positions;

    private record Wanted(int source, int question, long sourceEpoch, long sequence) {}

    void positions(final Positions of) {
        positions = of;
    }

    /** A newer request takes the place of an older one of the same source. */
    void want(final MarkWantedDecoder request) {
        wanted.removeIf(other -> other.source() == request.key());
        wanted.add(new Wanted(request.key(), request.question(), request.sourceEpoch(), request.sequence()));
    }

    void forget() {
        wanted.clear();
    }

    boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** Writes what is due; everything that was delivered before must be written already. */
    void send(final RunWriter runs) {
        for (int i = wanted.size() - 1; i >= 0; i--) {
            final Wanted mark = wanted.get(i);
            final boolean isDue = mark.sourceEpoch() == 0
                    || positions.hasDelivered(mark.source(), mark.sourceEpoch(), mark.sequence());
            if (isDue) {
                final long epoch = positions.sourceEpoch(mark.source());
                final long delivered = epoch == 0 ? 0 : positions.delivered(mark.source());
                if (!runs.interval(RunKind.MARK, mark.question(), mark.source(), epoch, delivered, delivered)) {
                    return;
                }
                wanted.remove(i);
            }
        }
    }
}
