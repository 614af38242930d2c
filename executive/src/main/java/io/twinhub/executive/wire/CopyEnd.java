package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * The copy is complete; changes follow.
 *
 * @param lastSession the greatest number of a session so far.
 * @param term copy epoch of the manager that made the last change.
 * @param index how many changes it contains.
 */
public record CopyEnd(long lastSession, long term, long index) {
    public static final DataClass<CopyEnd> TYPE = DataClass.of("sessionCopyEnd", CopyEnd.class)
            .doc("The copy is complete; changes follow.")
            .field(int64("lastSession", CopyEnd::lastSession).doc("The greatest number of a session so far."))
            .field(int64("term", CopyEnd::term).doc("Copy epoch of the manager that made the last change."))
            .field(int64("index", CopyEnd::index).doc("How many changes it contains."))
            .build(v -> new CopyEnd(v.getLong(0), v.getLong(1), v.getLong(2)));
}
