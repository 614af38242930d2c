package io.twinhub.transport;

import io.twinhub.transport.codec.SegmentHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes segments of message connections into the super messages of one point-to-point link. */
public final class SegmentWriter {
    /** Bytes of the header of a segment. */
    public static final int HEADER_LENGTH = SegmentHeaderEncoder.BLOCK_LENGTH;

    /** Set in what goes from the accepting to the connecting end. */
    public static final int FLAG_TO_CONNECTING = 1;
    /** Set in bytes that were sent before: the receiver says where it stands. */
    public static final int FLAG_RESENT = 2;
    /** Set in a position behind which bytes are missing. */
    public static final int FLAG_HOLE = 4;

    /** A shorter piece of a longer stretch is not worth a header of its own: it goes into the next super message. */
    private static final int PIECE_LENGTH_MIN = 256;

    private final Link link;
    private final SuperMessageRing ring;
    private final int lengthMax;
    private final SegmentHeaderEncoder header = new SegmentHeaderEncoder();
    private UnsafeBuffer claimed;
    private int claimedOffset;
    private long droppedCount;

    public SegmentWriter(final Link link) {
        this.link = link;
        ring = link.ring();
        lengthMax = ring.open().capacity() - LinkHeader.LENGTH - HEADER_LENGTH;
    }

    public Link link() {
        return link;
    }

    /** Appends a segment as it came, header and bytes; false if the link is down or has no room: it is dropped then. */
    public boolean forward(final DirectBuffer segment, final int offset, final int length) {
        if (!link.isUp() || length > lengthMax + HEADER_LENGTH) {
            droppedCount++;
            return false;
        }
        final int place = claimBytes(length);
        if (place < 0) {
            droppedCount++;
            return false;
        }
        ring.open().putBytes(place, segment, offset, length);
        return true;
    }

    /** Segments that found no room; their senders send them again. */
    public long droppedCount() {
        return droppedCount;
    }

    /**
     * Reserves room for a segment with at most so many bytes. The caller writes all fields of {@link #header()} and the bytes behind it.
     *
     * @return how many bytes there is room for; -1 if there is none just now.
     */
    public int claim(final int lengthWanted) {
        if (!link.isUp()) {
            return -1;
        }
        final int roomInOpen = lengthMax + LinkHeader.LENGTH - ring.openLength();
        final boolean fits = roomInOpen >= Math.min(lengthWanted, PIECE_LENGTH_MIN);
        final int length = Math.min(lengthWanted, fits ? roomInOpen : lengthMax);
        final int place = claimBytes(HEADER_LENGTH + length);
        if (place < 0) {
            return -1;
        }
        claimed = ring.open();
        claimedOffset = place;
        header.wrap(claimed, place);
        return length;
    }

    /** The header of the last claim. */
    public SegmentHeaderEncoder header() {
        return header;
    }

    /** The buffer in which the last claim lies. */
    public UnsafeBuffer buffer() {
        return claimed;
    }

    /** Where in {@link #buffer()} the bytes of the last claim belong. */
    public int dataOffset() {
        return claimedOffset + HEADER_LENGTH;
    }

    /** More may come in one duty cycle than the buffers hold: what is full leaves before anything is given up. */
    private int claimBytes(final int length) {
        final int place = ring.claim(length);
        if (place >= 0) {
            return place;
        }
        link.send();
        return ring.claim(length);
    }
}
