package io.twinhub.transport;

import io.twinhub.transport.codec.MessageHeaderDecoder;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one end of an admin link has to tell: one latest value per subject, overwritten in place and sent again whenever the link opens.
 * So admin carries state, not commands, and survives any loss. Not on the data path.
 */
public final class AdminTable {
    /** Encodes one subject's value; returns its length. */
    @FunctionalInterface
    public interface Encoder {
        int encode(MutableDirectBuffer buffer, int offset);
    }

    /** Takes one record; the header tells which message it is. */
    @FunctionalInterface
    public interface Handler {
        void onRecord(MessageHeaderDecoder header, DirectBuffer buffer, int body, int end);
    }

    private static final int SUBJECT_MAX = 8;
    private static final int PREFIX_LENGTH = Short.BYTES;

    private final SuperMessageRing ring;
    private final int lengthMax;
    private final UnsafeBuffer[] values = new UnsafeBuffer[SUBJECT_MAX];
    private final int[] lengths = new int[SUBJECT_MAX];
    private final boolean[] due = new boolean[SUBJECT_MAX];

    public AdminTable(final Link link, final TransportLimits limits) {
        ring = link.ring();
        lengthMax = limits.superMessageLength() - LinkHeader.LENGTH - PREFIX_LENGTH;
    }

    /** Sets a subject (its number is the template id of its message) to a new value, to be sent as soon as there is room. */
    public void put(final int subject, final Encoder encoder) {
        if (values[subject] == null) {
            values[subject] = new UnsafeBuffer(new byte[lengthMax]);
        }
        lengths[subject] = encoder.encode(values[subject], 0);
        due[subject] = true;
    }

    /** Bytes that one value may have, its message header included. */
    public int lengthMax() {
        return lengthMax;
    }

    /** The link is up: the peer knows nothing yet. */
    public void onLinkUp() {
        for (int i = 0; i < SUBJECT_MAX; i++) {
            due[i] = lengths[i] > 0;
        }
    }

    /** Writes what is due, as far as there is room. */
    public int doWork() {
        int work = 0;
        for (int i = 0; i < SUBJECT_MAX; i++) {
            if (due[i]) {
                final int offset = ring.claim(PREFIX_LENGTH + lengths[i]);
                if (offset < 0) {
                    return work;
                }
                ring.open().putShort(offset, (short) lengths[i], ByteOrder.LITTLE_ENDIAN);
                ring.open().putBytes(offset + PREFIX_LENGTH, values[i], 0, lengths[i]);
                due[i] = false;
                work++;
            }
        }
        return work;
    }

    /** Reads the records of a super message; false if the bytes are none. */
    public static boolean read(
            final DirectBuffer buffer,
            final int offset,
            final int end,
            final MessageHeaderDecoder header,
            final Handler handler) {
        int position = offset;
        while (position < end) {
            final int length =
                    end - position < PREFIX_LENGTH ? -1 : buffer.getShort(position, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            final int record = position + PREFIX_LENGTH;
            if (length < MessageHeaderDecoder.ENCODED_LENGTH || record + length > end) {
                return false;
            }
            header.wrap(buffer, record);
            if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID
                    || header.blockLength() > length - MessageHeaderDecoder.ENCODED_LENGTH) {
                return false;
            }
            handler.onRecord(header, buffer, record + MessageHeaderDecoder.ENCODED_LENGTH, record + length);
            position = record + length;
        }
        return true;
    }
}
