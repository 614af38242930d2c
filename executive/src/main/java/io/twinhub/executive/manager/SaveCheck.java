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
    /** More than any save brings: what a session says in one save is limited by the number of its ends, which the manager does not limit. */
    private static final long STATE_AND_OUTPUTS_MAX = 16L * 1024 * 1024;

    private SaveCheck() {}

    /**
     * NONE, or why the session ends.
     *
     * @param room by how many bytes all sessions together may still grow.
     */
    static CloseReason of(final StoredSession session, final Save save, final long room) {
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
        return room < STATE_AND_OUTPUTS_MAX && growth(session, save) > Math.max(room, 0)
                ? CloseReason.FULL
                : CloseReason.NONE;
    }

    /** How many bytes more this session takes with the save, and what it gives to others; new sessions that it opens are not counted, since these are refused. */
    private static long growth(final StoredSession session, final Save save) {
        long growth = save.state().length - session.state.length;
        for (final Item item : save.outputs()) {
            growth += Footprint.of(item);
        }
        for (final Position position : save.consumed()) {
            final End end = session.ends.get(position.end());
            growth -= end == null ? 0 : end.waitingBytesUpTo(position.sequence());
        }
        return growth;
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
