package io.twinhub.executive.manager;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * What a console asks a manager.
 *
 * @param wish what it shall do.
 * @param what to which session, or to which server; empty if to none.
 */
public record ManagerQuestion(Wish wish, String what) {
    /** What a manager can be asked for. */
    public enum Wish {
        /** To tell how it stands. */
        TELL,
        /** To list its sessions. */
        LIST,
        /** To list those that are set aside. */
        LIST_ASIDE,
        /** To let a session go on that was set aside. */
        RELEASE,
        /** To end a session. */
        END,
        /** To give the sessions of a server to others. */
        DRAIN,
        /** To let a server serve again. */
        UNDRAIN,
        /** To go on without the other instances. */
        GO_ON
    }

    private static final int WHAT_LENGTH_MAX = 1024;

    public static final DataClass<ManagerQuestion> TYPE = DataClass.of("managerQuestion", ManagerQuestion.class)
            .doc("What a console asks a manager of sessions.")
            .field(enumeration("wish", ManagerQuestion::wish, List.of(Wish.values()))
                    .doc("What it shall do."))
            .field(string("what", ManagerQuestion::what)
                    .doc("To which session or server.")
                    .maxLength(WHAT_LENGTH_MAX))
            .build(v -> new ManagerQuestion(v.get(0), v.get(1)));
}
