package io.twinhub.config;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * What a localHub says of its two paths, all sources together: the value of {@link HubEvent#PATHS}. Counts are since the localHub's start,
 * in numbers of the sources' sequences.
 *
 * @param behindA sources that path A does not bring completely just now; -1: the path is down.
 * @param behindB as {@code behindA}, of path B.
 * @param firstA numbers that A was the first to bring.
 * @param lateA numbers that A brought after B: second copies.
 * @param lostA numbers that A did not bring, those lost on both included.
 * @param firstB as {@code firstA}, of path B.
 * @param lateB as {@code lateA}, of path B.
 * @param lostB as {@code lostA}, of path B.
 * @param lostOnBoth numbers that no path brought, so that a gap was reported.
 * @param gaps gaps that were reported.
 * @param skewMedianNsA half of the second copies on A came at most so long after the first, rounded up to a power of two.
 * @param skewMostNsA 99 of 100 second copies on A did.
 * @param skewMedianNsB as {@code skewMedianNsA}, of path B.
 * @param skewMostNsB as {@code skewMostNsA}, of path B.
 * @param refused events that were refused because the configuration does not allow them.
 * @param throttled how often a program was throttled because it published more than its limit.
 * @param lagA how far path A is behind what was delivered, in numbers of the source for which it is most: while that is many, A is no second path.
 * @param lagB as {@code lagA}, of path B.
 */
public record HubPaths(
        int behindA,
        int behindB,
        long firstA,
        long lateA,
        long lostA,
        long firstB,
        long lateB,
        long lostB,
        long lostOnBoth,
        long gaps,
        long skewMedianNsA,
        long skewMostNsA,
        long skewMedianNsB,
        long skewMostNsB,
        long refused,
        long throttled,
        long lagA,
        long lagB) {
    public static final DataClass<HubPaths> TYPE = DataClass.of("HubPaths", HubPaths.class)
            .doc("What a localHub says of its two paths, all sources together.")
            .field(int32("behindA", HubPaths::behindA)
                    .doc("Sources that path A does not bring completely just now; -1: the path is down."))
            .field(int32("behindB", HubPaths::behindB).doc("As behindA, of path B."))
            .field(int64("firstA", HubPaths::firstA).doc("Numbers that A was the first to bring."))
            .field(int64("lateA", HubPaths::lateA).doc("Numbers that A brought after B: second copies."))
            .field(int64("lostA", HubPaths::lostA).doc("Numbers that A did not bring."))
            .field(int64("firstB", HubPaths::firstB).doc("Numbers that B was the first to bring."))
            .field(int64("lateB", HubPaths::lateB).doc("Numbers that B brought after A: second copies."))
            .field(int64("lostB", HubPaths::lostB).doc("Numbers that B did not bring."))
            .field(int64("lostOnBoth", HubPaths::lostOnBoth).doc("Numbers that no path brought."))
            .field(int64("gaps", HubPaths::gaps).doc("Gaps that were reported."))
            .field(int64("skewMedianA", HubPaths::skewMedianNsA)
                    .doc("Half of the second copies on A came at most so long after the first.")
                    .unit("ns"))
            .field(int64("skewMostA", HubPaths::skewMostNsA)
                    .doc("99 of 100 second copies on A came at most so long after the first.")
                    .unit("ns"))
            .field(int64("skewMedianB", HubPaths::skewMedianNsB)
                    .doc("As skewMedianA, of path B.")
                    .unit("ns"))
            .field(int64("skewMostB", HubPaths::skewMostNsB)
                    .doc("As skewMostA, of path B.")
                    .unit("ns"))
            .field(int64("refused", HubPaths::refused).doc("Events that the configuration does not allow."))
            .field(int64("throttled", HubPaths::throttled).doc("How often a program was throttled."))
            .field(int64("lagA", HubPaths::lagA)
                    .doc("How far path A is behind what was delivered, in numbers of the source for which it is most."))
            .field(int64("lagB", HubPaths::lagB).doc("As lagA, of path B."))
            .build(v -> new HubPaths(
                    v.getInt(0),
                    v.getInt(1),
                    v.getLong(2),
                    v.getLong(3),
                    v.getLong(4),
                    v.getLong(5),
                    v.getLong(6),
                    v.getLong(7),
                    v.getLong(8),
                    v.getLong(9),
                    v.getLong(10),
                    v.getLong(11),
                    v.getLong(12),
                    v.getLong(13),
                    v.getLong(14),
                    v.getLong(15),
                    v.getLong(16),
                    v.getLong(17)));
}
