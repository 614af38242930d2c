package io.twinhub.executive.manager;

import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.OpenCalls;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Save;
import java.util.HashMap;
import java.util.Map;

/** Whether a save can be taken: an executive is a program of somebody, so the manager believes none of its numbers. */
final class SaveCheck {
    private final StoredSession session;
    private final Save save;
    /** How far each end has spoken in this save. */
    private final Map<Integer, Long> sent = new HashMap<>();
    /** What each end that answers calls may still answer; made when the first answer of the save is looked at. */
    private Map<Integer, OpenCalls> answerable;

    private SaveCheck(final StoredSession session, final Save save) {
        this.session = session;
        this.save = save;
    }

    /** NONE, or why the session ends. */
    static CloseReason of(final StoredSession session, final Save save) {
        return new SaveCheck(session, save).result();
    }

    private CloseReason result() {
        if (save.state().length > SessionLimits.STATE_LENGTH_MAX) {
            return CloseReason.WRONG;
        }
        for (final Position position : save.consumed()) {
            final End end = session.ends.get(position.end());
            if (end != null && position.sequence() > end.received()) {
                return CloseReason.BEHIND;
            }
        }
        for (final Item item : save.outputs()) {
            final CloseReason wrong = check(item);
            if (wrong != CloseReason.NONE) {
                return wrong;
            }
        }
        return CloseReason.NONE;
    }

    private CloseReason check(final Item item) {
        final End end = session.ends.get(item.end());
        final boolean isOpen = item.kind() == ItemKind.OPEN;
        if (isOpen && (end != null || item.end() <= 0 || item.text().isEmpty())
                || item.data().length > SessionLimits.MESSAGE_LENGTH_MAX) {
            return CloseReason.WRONG;
        }
        final long before = sent.getOrDefault(item.end(), end == null ? 0 : end.sent);
        if (end == null && !isOpen && !sent.containsKey(item.end())) {
            return CloseReason.NONE; // the pair is over meanwhile
        }
        if (item.sequence() != before + 1 || !isRightOfCalls(end, item)) {
            return CloseReason.WRONG;
        }
        sent.put(item.end(), item.sequence());
        final long taken = end == null ? 0 : end.taken();
        // An end and a close find room beside the window.
        return item.sequence() - taken > SessionLimits.WINDOW_COUNT + 2 || callsTooMuch(end, item)
                ? CloseReason.FLOODED
                : CloseReason.NONE;
    }

    /** Who opened a pair calls and is answered; who was opened answers each call once, when it has handled it. */
    private boolean isRightOfCalls(final End end, final Item item) {
        if (item.kind() == ItemKind.CALL) {
            return item.end() > 0;
        }
        return !item.kind().isAnswer() || item.end() < 0 && end != null && isAnswerable(end, item);
    }

    private boolean isAnswerable(final End end, final Item item) {
        if (answerable == null) {
            answerable = new HashMap<>();
            for (final Position position : save.consumed()) {
                final End of = session.ends.get(position.end());
                if (of != null && of.number < 0) {
                    answerable.put(of.number, of.callsAt(position.sequence()));
                }
            }
        }
        final OpenCalls open = answerable.getOrDefault(end.number, end.calls);
        answerable.put(end.number, open.after(item));
        return open.contains(item.answers());
    }

    /** More calls than an executive lets wait; those that are answered with this save may be among them. */
    private static boolean callsTooMuch(final End end, final Item item) {
        return item.kind() == ItemKind.CALL && end != null && end.calls.count() > SessionLimits.WINDOW_COUNT;
    }
}
