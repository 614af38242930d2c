package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.config.SavedLevel;
import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * A save was taken, and all before it.
 *
 * @param of the session, in this incarnation.
 * @param number number of the save.
 * @param level what it survives.
 */
public record Saved(Incarnation of, long number, SavedLevel level) {
    public static final DataClass<Saved> TYPE = DataClass.of("sessionSaved", Saved.class)
            .doc("A save was taken, and all before it.")
            .field(data("of", Saved::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(int64("number", Saved::number).doc("Number of the save."))
            .field(enumeration("level", Saved::level, List.of(SavedLevel.values()))
                    .doc("What it survives."))
            .build(v -> new Saved(v.get(0), v.getLong(1), v.get(2)));
}
