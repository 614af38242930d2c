package io.twinhub.config;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * Which instance of a copy is ACTIVE, as the assigner that holds the office decided: the value of a {@link RoleEvent}.
 *
 * @param copyEpoch of the decision; the higher one is newer, whoever decided.
 * @param active computer of the instance that is meant; empty: nobody is, for the moment.
 * @param former computer of the instance that was ACTIVE before; empty if none was.
 * @param reason as a sentence.
 */
public record CopyRole(long copyEpoch, String active, String former, String reason) {
    private static final int REASON_LENGTH_MAX = 200;

    public static final DataClass<CopyRole> TYPE = DataClass.of("CopyRole", CopyRole.class)
            .doc("Which instance of a copy is ACTIVE, as the assigner that holds the office decided.")
            .field(int64("copyEpoch", CopyRole::copyEpoch).doc("Of the decision; the higher one is newer."))
            .field(string("active", CopyRole::active)
                    .doc("Computer of the instance that is meant; empty: nobody is, for the moment.")
                    .maxLength(SystemLimits.NAME_LENGTH_MAX))
            .field(string("former", CopyRole::former)
                    .doc("Computer of the instance that was ACTIVE before; empty if none was.")
                    .maxLength(SystemLimits.NAME_LENGTH_MAX))
            .field(string("reason", CopyRole::reason).doc("Of the decision.").maxLength(REASON_LENGTH_MAX))
            .build(v -> new CopyRole(v.getLong(0), v.get(1), v.get(2), v.get(3)));
}
