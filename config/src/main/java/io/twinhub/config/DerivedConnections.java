package io.twinhub.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Message connections that stand in no text: of all copies that subscribe to anything to the recorder's, and of all that have sessions to the manager's. */
final class DerivedConnections {
    private final List<ConnectionPlan> plans = new ArrayList<>();
    private final int firstId;
    private final CopyPlan[] copies;

    private DerivedConnections(final int firstId, final CopyPlan[] copies) {
        this.firstId = firstId;
        this.copies = copies;
    }

    /** @param firstId the number of those that stand in the text. */
    static List<ConnectionPlan> of(
            final int firstId, final CopyPlan[] copies, final int recorderCopy, final SessionsPlan sessions) {
        final DerivedConnections derived = new DerivedConnections(firstId, copies);
        if (recorderCopy >= 0) {
            derived.addReplays(recorderCopy);
        }
        if (sessions.managerCopy() >= 0) {
            derived.addSessions(sessions);
        }
        return derived.plans;
    }

    private void addReplays(final int recorderCopy) {
        for (final CopyPlan copy : copies) {
            if (copy.subscribes().length > 0 && !isAlone(copy, recorderCopy)) {
                add(
                        copy.id(),
                        recorderCopy,
                        SystemLimits.REPLAY_WINDOW_BYTES,
                        SystemLimits.REPLAY_MESSAGE_LENGTH_MAX_BYTES);
            }
        }
    }

    /** Those of the users in the order of their ids; a manager that stands by takes its copy from the ACTIVE one. */
    private void addSessions(final SessionsPlan sessions) {
        final int manager = sessions.managerCopy();
        final Set<String> users = sessions.users();
        for (final CopyPlan copy : copies) {
            if (users.contains(copy.name())) {
                addSession(copy.id(), manager);
            }
        }
        if (!isAlone(copies[manager], manager)) {
            addSession(manager, manager);
        }
    }

    private void addSession(final int from, final int manager) {
        add(from, manager, SystemLimits.SESSION_WINDOW_BYTES, SystemLimits.SESSION_MESSAGE_LENGTH_MAX_BYTES);
    }

    private static boolean isAlone(final CopyPlan copy, final int to) {
        return copy.id() == to && copy.instances().length == 1;
    }

    private void add(final int from, final int to, final int windowBytes, final int messageLengthMaxBytes) {
        plans.add(new ConnectionPlan(firstId + plans.size(), from, to, windowBytes, messageLengthMaxBytes));
    }
}
