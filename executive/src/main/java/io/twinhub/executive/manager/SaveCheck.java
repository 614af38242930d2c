package io.twinhub.executive.manager;

import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Save;
import java.util.HashMap;
import java.util.Map;

/** Whether a save can be taken: an executive is a program of somebody, so the manager believes none of its numbers. */
final class SaveCheck {
    private SaveCheck() {}

    /** NONE, or why the session ends. */
    static CloseReason of(final StoredSession session, final Save save) {
        if (save.state().length > SessionLimits.STATE_LENGTH_MAX) {
            return CloseReason.WRONG;
        }
        if (session.unansweredCount >= SessionLimits.UNANSWERED_SAVE_COUNT_MAX || opensTooMany(session, save)) {
            return CloseReason.FLOODED;
        }
        for (final Position position : save.consumed()) {
            final End end = session.ends.get(position.end());
            if (end != null && position.sequence() > end.received()) {
                return CloseReason.BEHIND;
            }
        }
        final Map<Integer, Item> last = new HashMap<>();
        for (final Item item : save.outputs()) {
            final CloseReason wrong = check(session, item, last);
            if (wrong != CloseReason.NONE) {
                return wrong;
            }
        }
        return CloseReason.NONE;
    }

    private static boolean opensTooMany(final StoredSession session, final Save save) {
        final long opened = save.outputs().stream()
                .filter(item -> item.kind() == ItemKind.OPEN)
                .count();
        return opened > 0 && session.heldCount() + opened > SessionLimits.END_COUNT_MAX;
    }

    /** @param last what the save says before, by end. */
    private static CloseReason check(final StoredSession session, final Item item, final Map<Integer, Item> last) {
        final End end = session.ends.get(item.end());
        final Item before = last.put(item.end(), item);
        final boolean isOpen = item.kind() == ItemKind.OPEN;
        if (isOpen
                        && (end != null
                                || before != null
                                || item.end() <= 0
                                || item.text().isEmpty())
                || item.data().length > SessionLimits.MESSAGE_LENGTH_MAX
                || item.text().length() > SessionLimits.TEXT_LENGTH_MAX) {
            return CloseReason.WRONG;
        }
        if (end == null && !isOpen && before == null) {
            last.remove(item.end());
            return CloseReason.NONE; // the pair is over meanwhile
        }
        final long sent = end == null ? 0 : end.sent;
        if (item.sequence() != (before == null ? sent : before.sequence()) + 1) {
            return CloseReason.WRONG;
        }
        final boolean isClosed = before != null && before.kind() == ItemKind.CLOSE;
        final boolean hasEnded = before == null ? end != null && end.hasEnded : before.kind() == ItemKind.END;
        if (isClosed || hasEnded && item.kind() != ItemKind.CLOSE) {
            return CloseReason.WRONG;
        }
        final long taken = end == null ? 0 : end.taken();
        // An end and a close find room beside the window.
        return item.sequence() - taken > SessionLimits.WINDOW_COUNT + 2 ? CloseReason.FLOODED : CloseReason.NONE;
    }
}
