package io.twinhub.executive;

import io.twinhub.config.SystemPlan;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Save;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.nio.charset.StandardCharsets;

/**
 * Which program copies may serve and open sessions of which type: what the configuration says, and nothing else. Asked three times, each time by somebody else: by the
 * executive of the program that wants something, by the manager, and by the executive that holds the session which is opened. Who opens a session says of which copy he is;
 * the manager compares that with the copy at the other end of the connection.
 */
public final class Authority {
    private final SystemPlan plan;
    private final SessionRules rules;

    public Authority(final SystemPlan plan, final SessionRules rules) {
        this.plan = plan;
        this.rules = rules;
    }

    /** Whether a copy serves sessions of a type, and may begin them. */
    public boolean mayServe(final String copy, final String type) {
        return !rules.checksAuthority() || plan.sessions().mayServe(copy, type);
    }

    /** The first session of these that is opened in another copy's name, or by who may not: its type; null if there is none. */
    public String forbiddenIn(final Save save, final String copy) {
        for (final Item item : save.outputs()) {
            if (item.kind() == ItemKind.OPEN && rules.checksAuthority() && !(isOf(item, copy) && admits(item))) {
                return SessionType.nameOf(item.text());
            }
        }
        return null;
    }

    private static boolean isOf(final Item opening, final String copy) {
        return openerOf(opening).equals(copy);
    }

    /** Whether the copy that an item names may open what the item opens. */
    boolean admits(final Item opening) {
        return mayOpen(openerOf(opening), SessionType.nameOf(opening.text()));
    }

    private boolean mayOpen(final String copy, final String type) {
        return !rules.checksAuthority() || plan.sessions().mayOpen(copy, type);
    }

    static byte[] opener(final String copy) {
        return copy.getBytes(StandardCharsets.UTF_8);
    }

    private static String openerOf(final Item opening) {
        return new String(opening.data(), StandardCharsets.UTF_8);
    }

    void checkConfigured(final String copy) {
        if (plan.sessions().managerCopy() < 0) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_NOT_CONFIGURED, plan.systemName(), plan.version())
                            .in("executive", "", copy)
                            .expected("<sessions computers=\"…\"> in the configuration")
                            .action("Let an administrator add it, and seal a new version."));
        }
    }

    void checkServes(final String copy, final String type) {
        if (!mayServe(copy, type)) {
            throw refused(copy, "serve", "servers", type);
        }
    }

    void checkOpens(final String copy, final String type) {
        if (!mayOpen(copy, type)) {
            throw refused(copy, "open", "clients", type);
        }
    }

    private TwinhubException refused(final String copy, final String what, final String attribute, final String type) {
        return new TwinhubException(ErrorResult.of(ErrorCode.SESSION_NOT_PERMITTED, copy, what, type)
                .in("executive", "", copy)
                .expected("<sessionType name=\"" + type + "\" " + attribute + "=\"…\"/> with " + copy
                        + " in the <sessions> of the configuration, which has the types "
                        + plan.sessions().types())
                .action("Let an administrator add " + copy + " to " + attribute + ", or do not " + what
                        + " such sessions."));
    }
}
