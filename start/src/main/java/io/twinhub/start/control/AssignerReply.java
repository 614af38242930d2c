package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.bytes;

import io.twinhub.metadata.DataClass;

/**
 * What the assigner of a computer answered.
 *
 * @param answer in serial form.
 */
public record AssignerReply(byte[] answer) {
    static final int ANSWER_LENGTH_MAX = 15 << 20;

    public static final DataClass<AssignerReply> TYPE = DataClass.of("assignerReply", AssignerReply.class)
            .doc("What the assigner of a computer answered.")
            .field(bytes("answer", AssignerReply::answer).doc("In serial form.").maxLength(ANSWER_LENGTH_MAX))
            .build(v -> new AssignerReply(v.get(0)));
}
