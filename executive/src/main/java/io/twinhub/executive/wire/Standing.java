package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * How far what an instance of a manager holds has come; the first word of one that stands by to the one that acts.
 *
 * @param term copy epoch of the manager that made its last change; 0 if it holds nothing.
 * @param index how many changes it contains.
 */
public record Standing(long term, long index) {
    public static final DataClass<Standing> TYPE = DataClass.of("sessionStanding", Standing.class)
            .doc("How far what an instance of a manager holds has come.")
            .field(int64("term", Standing::term)
                    .doc("Copy epoch of the manager that made its last change; 0 if it holds nothing."))
            .field(int64("index", Standing::index).doc("How many changes it contains."))
            .build(v -> new Standing(v.getLong(0), v.getLong(1)));

    /** Whether it contains what the other one does not: the manager of a newer term began with all that was released before. */
    public boolean isAheadOf(final Standing other) {
        return term != other.term ? term > other.term : index > other.index;
    }
}
