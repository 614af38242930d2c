package io.twinhub.executive;

import io.twinhub.executive.wire.Item;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.ArrayList;
import java.util.List;

/** What a session says with its next save: so much that the save still fits a message to the manager. */
final class Outputs {
    /** What an item takes beside its text and data, and a little more. */
    private static final int ITEM_LENGTH = 64;

    private final List<Item> items = new ArrayList<>();
    private int length;

    /** Whether there is room for a message. */
    boolean hasRoom() {
        return length <= SessionLimits.OUTPUT_LENGTH_MAX - SessionLimits.MESSAGE_LENGTH_MAX;
    }

    /** Whether a save is due, so that there is room for all that the next message may lead to. */
    boolean areMany() {
        return length > SessionLimits.OUTPUT_LENGTH_MAX / 2;
    }

    /** @throws TwinhubException if there is no room. */
    void add(final Item item, final String session) {
        final int more = ITEM_LENGTH + item.text().length() + item.data().length;
        if (length + more > SessionLimits.OUTPUT_LENGTH_MAX) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_MESSAGE_TOO_LONG, session, Integer.toString(length + more))
                            .expected("at most " + SessionLimits.OUTPUT_LENGTH_MAX + " bytes said in one save"));
        }
        length += more;
        items.add(item);
    }

    /** All of it; then there is nothing. */
    List<Item> take() {
        final List<Item> all = List.copyOf(items);
        items.clear();
        length = 0;
        return all;
    }
}
