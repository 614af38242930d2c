package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * An executive holds this session, says it to a manager that may be another one.
 *
 * @param of the session, in this incarnation.
 * @param saved the last save that was answered.
 * @param received what it was given, per end.
 */
public record Claim(Incarnation of, long saved, List<Position> received) {
    public static final DataClass<Claim> TYPE = DataClass.of("sessionClaim", Claim.class)
            .doc("An executive holds this session, says it to a manager that may be another one.")
            .field(data("of", Claim::of, Incarnation.TYPE).doc("The session, in this incarnation."))
            .field(int64("saved", Claim::saved).doc("The last save that was answered."))
            .field(list("received", Claim::received, Position.TYPE).doc("What it was given, per end."))
            .build(v -> new Claim(v.get(0), v.getLong(1), v.get(2)));
}
