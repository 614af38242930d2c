package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * An executive is about to end: its sessions go to others, and it gets none any more.
 *
 * @param life its life.
 */
public record Leaving(long life) {
    public static final DataClass<Leaving> TYPE = DataClass.of("sessionLeaving", Leaving.class)
            .doc("An executive is about to end: its sessions go to others, and it gets none any more.")
            .field(int64("life", Leaving::life).doc("Its life."))
            .build(v -> new Leaving(v.getLong(0)));
}
