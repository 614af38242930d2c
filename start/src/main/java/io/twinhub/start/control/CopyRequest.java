package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.keys.Right;

/**
 * Asks a program of the infrastructure, the assigner or the manager of sessions of a computer. The start command carries question and answer without knowing what they mean.
 *
 * @param version whose program.
 * @param copy its copy.
 * @param question in serial form.
 */
public record CopyRequest(String version, String copy, byte[] question) {
    private static final int QUESTION_LENGTH_MAX = 4096;

    public static final DataClass<CopyRequest> TYPE = DataClass.of("copyRequest", CopyRequest.class)
            .doc("Asks a program of the infrastructure, the assigner or the manager of sessions of a computer.")
            .field(string("version", CopyRequest::version).doc("Whose program."))
            .field(string("copy", CopyRequest::copy).doc("Its copy."))
            .field(bytes("question", CopyRequest::question)
                    .doc("In serial form.")
                    .maxLength(QUESTION_LENGTH_MAX))
            .build(v -> new CopyRequest(v.get(0), v.get(1), v.get(2)));

    public static final Exchange<CopyRequest, CopyReply> EXCHANGE =
            new Exchange<>(TYPE, CopyReply.TYPE, Right.ADMINISTRATOR);
}
