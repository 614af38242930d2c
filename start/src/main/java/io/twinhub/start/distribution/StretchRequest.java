package io.twinhub.start.distribution;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.Exchange;
import io.twinhub.start.keys.Right;

/**
 * Brings a stretch of the content of a version that was offered.
 *
 * @param contentHash of the whole content.
 * @param offset of its first byte.
 */
public record StretchRequest(String contentHash, long offset, byte[] content) {
    public static final DataClass<StretchRequest> TYPE = DataClass.of("stretchRequest", StretchRequest.class)
            .doc("Brings a stretch of the content of a version.")
            .field(string("contentHash", StretchRequest::contentHash).doc("Of the whole content."))
            .field(int64("offset", StretchRequest::offset).doc("Of the first byte."))
            .field(bytes("content", StretchRequest::content)
                    .doc("The stretch.")
                    .maxLength(ControlLimits.STRETCH_LENGTH_MAX))
            .build(v -> new StretchRequest(v.get(0), v.getLong(1), v.get(2)));

    public static final Exchange<StretchRequest, Wanted> EXCHANGE =
            new Exchange<>(TYPE, Wanted.TYPE, Right.ADMINISTRATOR);
}
