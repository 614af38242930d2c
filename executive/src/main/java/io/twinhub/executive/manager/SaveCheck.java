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
    /** More than any save brings. */
    private static final long STATE_AND_OUTPUTS_MAX = 16L * 1024 * 1024;

    private final StoredSession session;
    private final Save save;
    /** What the save says last, by end. */
    private final Map<Integer, Item> last = new HashMap<>();
    /** What each end that answers calls may still answer; made when the first answer of the save is looked at. */
    private Map<Integer, OpenCalls> answerable;

    private SaveCheck(final StoredSession session, final Save save) {
        this.session = session;
        this.save = save;
    }

    /**
     * NONE, or why the session ends.
     *
     * @param room by how many bytes all sessions together may still grow.
     */
    static CloseReason of(final StoredSession session, final Save save, final long room) {
        final SaveCheck check = new SaveCheck(session, save);
        final CloseReason wrong = check.result();
        final boolean isTooMuch = room < STATE_AND_OUTPUTS_MAX && check.growth() > Math.max(room, 0);
        return wrong == CloseReason.NONE && isTooMuch ? CloseReason.FULL : wrong;
    }

    private CloseReason result() {
        if (save.state().length > SessionLimits.STATE_LENGTH_MAX) {
            return CloseReason.WRONG;
        }
        if (session.unansweredCount >= SessionLimits.UNANSWERED_SAVE_COUNT_MAX || opensTooMany()) {
            return CloseReason.FLOODED;
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

    /** How many bytes more this session takes with the save, and what it gives to others; new sessions that it opens are not counted, since these are refused. */
    private long growth() {
        long growth = (long) save.state().length - session.state.length;
        for (final Item item : save.outputs()) {
            growth += Footprint.of(item);
        }
        for (final Position position : save.consumed()) {
            final End end = session.ends.get(position.end());
            growth -= end == null ? 0 : end.waitingBytesUpTo(position.sequence());
        }
        return growth;
    }

    private boolean opensTooMany() {
        int opened = 0;
        for (final Item item : save.outputs()) {
            opened += item.kind() == ItemKind.OPEN ? 1 : 0;
        }
        return opened > 0 && session.heldCount() + opened > SessionLimits.END_COUNT_MAX;
    }

    private CloseReason check(final Item item) {
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
        if (item.sequence() != (before == null ? sent : before.sequence()) + 1 || !isRightOfCalls(end, item)) {
            return CloseReason.WRONG;
        }
        final boolean isClosed = before != null && before.kind() == ItemKind.CLOSE;
        final boolean hasEnded = before == null ? end != null && end.hasEnded : before.kind() == ItemKind.END;
        if (isClosed || hasEnded && item.kind() != ItemKind.CLOSE) {
            return CloseReason.WRONG;
        }
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
