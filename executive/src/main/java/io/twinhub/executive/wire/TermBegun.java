package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * A manager acts from here on.
 *
 * @param term its copy epoch.
 */
public record TermBegun(long term) {
    public static final DataClass<TermBegun> TYPE = DataClass.of("sessionTermBegun", TermBegun.class)
            .doc("A manager acts from here on.")
            .field(int64("term", TermBegun::term).doc("Its copy epoch."))
            .build(v -> new TermBegun(v.getLong(0)));
}
