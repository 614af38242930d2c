package io.twinhub.testsupport;

import io.twinhub.config.EventPlan;
import io.twinhub.metadata.Quality;
import java.util.HashMap;
import java.util.Map;

/**
 * Judges the derived quality that one life of a program is told. A call because of changed quality repeats the last value and says something else of it; STALE is
 * said once, not before the period is over, and only a value ends it.
 */
final class QualityCheck {
    /** What clocks may be wrong by, as a divisor. */
    private static final long CLOCK_ERROR = 10;

    private static final int WATCHED = Quality.STALE | Quality.PUBLISHER_NOT_ACTIVE | Quality.PATH_DEGRADED;

    private final SimWorld world;
    private final Map<Integer, Told> toldOfEvents = new HashMap<>();

    /** The last value of an event id, when it came, and what was said of it last. A value of a hostile party may be damaged. */
    private record Told(long number, boolean isIntact, long arrivedNs, int quality) {}

    QualityCheck(final SimWorld world) {
        this.world = world;
    }

    /** A value was delivered. */
    void onValue(final EventPlan event, final long number, final boolean isIntact, final int quality) {
        final int allowed = event.staleAfterNs() == 0 ? 0 : Quality.PUBLISHER_NOT_ACTIVE;
        if (!Quality.isPublishable(quality & ~Quality.REPLAYED & ~Quality.PATH_DEGRADED & ~allowed)) {
            throw wrong(event, number, quality, "but a value came");
        }
        toldOfEvents.put(event.id(), new Told(number, isIntact, world.clock.nowNs(), quality));
    }

    /** The handler was called once more, because of quality alone. */
    void onChange(final EventPlan event, final long number, final boolean isIntact, final int quality) {
        final Told told = toldOfEvents.get(event.id());
        if (told == null || told.number() != number || told.isIntact() != isIntact || told.quality() == quality) {
            throw wrong(event, number, quality, "but " + told + " was told before");
        }
        if (((quality ^ told.quality()) & ~WATCHED) != 0
                || Quality.has(told.quality(), Quality.STALE) && !Quality.has(quality, Quality.STALE)) {
            throw wrong(event, number, quality, "in place of " + Quality.toText(told.quality()));
        }
        final long age = world.clock.nowNs() - told.arrivedNs();
        if (Quality.has(quality, Quality.STALE) && age < event.staleAfterNs() - event.staleAfterNs() / CLOCK_ERROR) {
            throw wrong(event, number, quality, age + " ns after its arrival");
        }
        toldOfEvents.put(event.id(), new Told(number, isIntact, told.arrivedNs(), quality));
    }

    private static LedgerViolation wrong(
            final EventPlan event, final long number, final int quality, final String why) {
        return new LedgerViolation(
                "QUALITY " + Quality.toText(quality) + " of " + event.name() + " number " + number + " " + why);
    }
}
