package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.bytes;

import io.twinhub.metadata.DataClass;

/**
 * What the assigner or the manager of sessions of a computer answered.
 *
 * @param answer in serial form.
 */
public record CopyReply(byte[] answer) {
    static final int ANSWER_LENGTH_MAX = 15 << 20;

    public static final DataClass<CopyReply> TYPE = DataClass.of("copyReply", CopyReply.class)
            .doc("What the assigner or the manager of sessions of a computer answered.")
            .field(bytes("answer", CopyReply::answer).doc("In serial form.").maxLength(ANSWER_LENGTH_MAX))
            .build(v -> new CopyReply(v.get(0)));
}
