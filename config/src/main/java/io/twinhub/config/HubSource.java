package io.twinhub.config;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * What the paths did for one source, in numbers of its sequence.
 *
 * @param computer the source: a spoke computer.
 * @param firstA numbers that A was the first to bring.
 * @param lateA numbers that A brought after B.
 * @param lostA numbers that A did not bring.
 * @param firstB as {@code firstA}, of path B.
 * @param lateB as {@code lateA}, of path B.
 * @param lostB as {@code lostA}, of path B.
 * @param lostOnBoth numbers that no path brought.
 */
public record HubSource(
        String computer, long firstA, long lateA, long lostA, long firstB, long lateB, long lostB, long lostOnBoth) {
    public static final DataClass<HubSource> TYPE = DataClass.of("HubSource", HubSource.class)
            .doc("What the paths did for one source, in numbers of its sequence.")
            .field(string("computer", HubSource::computer)
                    .doc("The source: a spoke computer.")
                    .maxLength(SystemLimits.NAME_LENGTH_MAX))
            .field(int64("firstA", HubSource::firstA).doc("Numbers that A was the first to bring."))
            .field(int64("lateA", HubSource::lateA).doc("Numbers that A brought after B."))
            .field(int64("lostA", HubSource::lostA).doc("Numbers that A did not bring."))
            .field(int64("firstB", HubSource::firstB).doc("Numbers that B was the first to bring."))
            .field(int64("lateB", HubSource::lateB).doc("Numbers that B brought after A."))
            .field(int64("lostB", HubSource::lostB).doc("Numbers that B did not bring."))
            .field(int64("lostOnBoth", HubSource::lostOnBoth).doc("Numbers that no path brought."))
            .build(v -> new HubSource(
                    v.get(0),
                    v.getLong(1),
                    v.getLong(2),
                    v.getLong(3),
                    v.getLong(4),
                    v.getLong(5),
                    v.getLong(6),
                    v.getLong(7)));
}
