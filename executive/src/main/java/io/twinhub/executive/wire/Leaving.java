package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * An executive is about to end, or was asked to leave: its sessions go to others, and it gets none any more. Or it does so no longer.
 *
 * @param life its life.
 * @param leaving whether it does.
 */
public record Leaving(long life, boolean leaving) {
    public static final DataClass<Leaving> TYPE = DataClass.of("sessionLeaving", Leaving.class)
            .doc("Whether the sessions of an executive go to others.")
            .field(int64("life", Leaving::life).doc("Its life."))
            .field(bool("leaving", Leaving::leaving)
                    .doc("Whether it does.")
                    .defaultValue(true)
                    .since(1))
            .build(v -> new Leaving(v.getLong(0), v.getBoolean(1)));
}
