package io.twinhub.start.distribution;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.control.Exchange;
import io.twinhub.start.keys.Right;

/**
 * Asks a computer for the next stretch of the content of a version.
 *
 * @param offset of the first byte that is wanted.
 */
public record FetchRequest(String version, long offset) {
    public static final DataClass<FetchRequest> TYPE = DataClass.of("fetchRequest", FetchRequest.class)
            .doc("Asks a computer for the next stretch of the content of a version.")
            .field(string("version", FetchRequest::version).doc("Its version id."))
            .field(int64("offset", FetchRequest::offset).doc("Of the first byte that is wanted."))
            .build(v -> new FetchRequest(v.get(0), v.getLong(1)));

    public static final Exchange<FetchRequest, StretchRequest> EXCHANGE =
            new Exchange<>(TYPE, StretchRequest.TYPE, Right.COMPUTER);
}
