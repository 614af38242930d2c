package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * The manager that is ACTIVE has heard a standby, and goes on without it for some time in no case.
 *
 * @param number of the word that it heard.
 */
public record Heard(long number) {
    public static final DataClass<Heard> TYPE = DataClass.of("sessionHeard", Heard.class)
            .doc("The manager that is ACTIVE has heard a standby, and goes on without it for some time in no case.")
            .field(int64("number", Heard::number).doc("Number of the word that it heard."))
            .build(v -> new Heard(v.getLong(0)));
}
