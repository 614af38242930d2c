package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * The instance that is ACTIVE wants a copy of what another one holds, which is ahead.
 *
 * @param term copy epoch of who asks.
 */
public record CopyWanted(long term) {
    public static final DataClass<CopyWanted> TYPE = DataClass.of("sessionCopyWanted", CopyWanted.class)
            .doc("The instance that is ACTIVE wants a copy of what another one holds, which is ahead.")
            .field(int64("term", CopyWanted::term).doc("Copy epoch of who asks."))
            .build(v -> new CopyWanted(v.getLong(0)));
}
