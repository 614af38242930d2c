package io.twinhub.executive.manager;

import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.EndImage;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.OpenCalls;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** One end of a session pair: what its session was given and has not handled in a save yet, and how far it has spoken itself. */
final class End {
    private static final byte[] NOTHING = {};

    final StoredSession owner;
    final int number;
    /** Null when the other end is over. */
    End peer;

    private final ArrayDeque<Item> items = new ArrayDeque<>();
    /** The last item that its session handled; those in {@link #items} follow. */
    long consumed;

    long sent;
    boolean hasEnded;
    boolean hasHeardEnd;
    OpenCalls calls = OpenCalls.NONE;
    /** The last item that went to the server which holds the session now. */
    long delivered;

    /** What it counts for in the {@link Footprint} of its store. */
    long footprint;

    private long waitingBytes;
    private boolean isClosed;

    End(final StoredSession owner, final int number) {
        this.owner = owner;
        this.number = number;
    }

    void link(final End other) {
        peer = other;
        other.peer = this;
    }

    long received() {
        return consumed + items.size();
    }

    /** What the peer has handled of what this end said: all, if it is gone. */
    long taken() {
        return peer == null ? sent : peer.consumed;
    }

    /** Its session is given something. */
    void give(final Item item) {
        items.add(item);
        waitingBytes += Footprint.of(item);
    }

    /** What its session was given and has not handled in a save. */
    Collection<Item> items() {
        return Collections.unmodifiableCollection(items);
    }

    /** What waits here, in bytes. */
    long waitingBytes() {
        return waitingBytes + (long) Long.BYTES * calls.count();
    }

    /** What is given back by taking everything up to here. */
    long waitingBytesUpTo(final long sequence) {
        return items.stream()
                .limit(Math.max(0, sequence - consumed))
                .mapToLong(Footprint::of)
                .sum();
    }

    /** What an end hears when a manager closes its pair. */
    static Item close(final int end, final long sequence, final CloseReason reason) {
        return new Item(end, sequence, ItemKind.CLOSE, reason, "", NOTHING);
    }

    /** This end says something. */
    void say(final Item item) {
        sent = item.sequence();
        if (peer != null) {
            peer.give(new Item(
                    peer.number,
                    item.sequence(),
                    item.kind(),
                    item.reason(),
                    item.text(),
                    item.data(),
                    item.answers()));
        }
        calls = calls.after(item);
        hasEnded |= item.kind() == ItemKind.END || item.kind() == ItemKind.CLOSE;
        isClosed |= item.kind() == ItemKind.CLOSE;
    }

    /** Its session has handled everything up to here. */
    void take(final long sequence) {
        while (consumed < sequence) {
            final Item item = items.remove();
            waitingBytes -= Footprint.of(item);
            consumed++;
            calls = calls.after(item);
            hasHeardEnd |= item.kind() == ItemKind.END;
            isClosed |= item.kind() == ItemKind.CLOSE;
        }
    }

    /** The unanswered calls as they are when its session has handled everything up to here. */
    OpenCalls callsAt(final long sequence) {
        OpenCalls then = calls;
        for (final Item item : items) {
            if (item.sequence() > sequence) {
                break;
            }
            then = then.after(item);
        }
        return then;
    }

    boolean isOver() {
        return isClosed || hasEnded && hasHeardEnd;
    }

    EndImage image() {
        return new EndImage(number, consumed, sent, taken(), hasEnded, hasHeardEnd, calls.numbers());
    }

    EndCopy copy() {
        final long peerSession = peer == null ? 0 : peer.owner.id;
        final int peerEnd = peer == null ? 0 : peer.number;
        return new EndCopy(
                owner.id,
                number,
                peerSession,
                peerEnd,
                consumed,
                sent,
                hasEnded,
                hasHeardEnd,
                List.copyOf(items),
                calls.numbers());
    }

    static End of(final StoredSession owner, final EndCopy copy) {
        final End end = new End(owner, copy.end());
        end.consumed = copy.consumed();
        end.sent = copy.sent();
        end.hasEnded = copy.ended();
        end.hasHeardEnd = copy.heardEnd();
        copy.items().forEach(end::give);
        end.calls = OpenCalls.of(copy.calls());
        return end;
    }
}
