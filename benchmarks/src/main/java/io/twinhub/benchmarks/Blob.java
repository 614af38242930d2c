package io.twinhub.benchmarks;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * What the sessions of {@code benchmarks/sessions.sh} say and remember.
 *
 * @param number of a question and its answer; in an answer with the process that gave it.
 */
record Blob(long number, long process, byte[] content) {
    static final DataClass<Blob> TYPE = DataClass.of("sessionBlob", Blob.class)
            .field(int64("number", Blob::number))
            .field(int64("process", Blob::process))
            .field(bytes("content", Blob::content))
            .build(v -> new Blob(v.getLong(0), v.getLong(1), v.get(2)));
}
