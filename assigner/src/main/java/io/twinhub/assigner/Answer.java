package io.twinhub.assigner;

import static io.twinhub.metadata.Fields.data;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;

/**
 * What an assigner answers.
 *
 * @param roles how they stand now.
 * @param error why what was asked for was not done; null if it was.
 */
public record Answer(RoleReport roles, ErrorResult error) {
    public static final DataClass<Answer> TYPE = DataClass.of("assignerAnswer", Answer.class)
            .doc("What an assigner answers.")
            .field(data("roles", Answer::roles, RoleReport.TYPE).doc("How they stand now."))
            .field(data("error", Answer::error, ErrorResult.TYPE)
                    .doc("Why what was asked for was not done.")
                    .optional())
            .build(v -> new Answer(v.get(0), v.get(1)));
}
