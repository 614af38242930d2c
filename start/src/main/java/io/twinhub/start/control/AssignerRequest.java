package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.keys.Right;

/**
 * Asks the assigner of a computer. The start command carries question and answer without knowing what they mean.
 *
 * @param version whose assigner.
 * @param question in serial form.
 */
public record AssignerRequest(String version, byte[] question) {
    private static final int QUESTION_LENGTH_MAX = 4096;

    public static final DataClass<AssignerRequest> TYPE = DataClass.of("assignerRequest", AssignerRequest.class)
            .doc("Asks the assigner of a computer.")
            .field(string("version", AssignerRequest::version).doc("Whose assigner."))
            .field(bytes("question", AssignerRequest::question)
                    .doc("In serial form.")
                    .maxLength(QUESTION_LENGTH_MAX))
            .build(v -> new AssignerRequest(v.get(0), v.get(1)));

    public static final Exchange<AssignerRequest, AssignerReply> EXCHANGE =
            new Exchange<>(TYPE, AssignerReply.TYPE, Right.ADMINISTRATOR);
}
