package io.twinhub.assigner;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * What a console asks an assigner: how all roles stand, and whether another instance can be ACTIVE before that is answered.
 *
 * @param copy of which another instance shall be ACTIVE; {@code assigner}: another computer shall hold the office. Empty if nothing shall change.
 * @param computer where; empty if the assigner shall choose.
 * @param isForced computers with an instance of the copy that nobody hears are dead, as the one that asks says.
 */
public record Question(String copy, String computer, boolean isForced) {
    /** Nothing shall change. */
    public static final Question ROLES = new Question("", "", false);

    private static final int NAME_LENGTH_MAX = 256;

    public static final DataClass<Question> TYPE = DataClass.of("assignerQuestion", Question.class)
            .doc("What a console asks an assigner.")
            .field(string("copy", Question::copy)
                    .doc("Of which another instance shall be ACTIVE.")
                    .maxLength(NAME_LENGTH_MAX))
            .field(string("computer", Question::computer).doc("Where.").maxLength(NAME_LENGTH_MAX))
            .field(bool("forced", Question::isForced).doc("Computers that nobody hears are dead."))
            .build(v -> new Question(v.get(0), v.get(1), v.getBoolean(2)));

    boolean isHandover() {
        return !copy.isEmpty();
    }
}
