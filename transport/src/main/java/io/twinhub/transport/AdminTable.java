package io.twinhub.transport;

import io.twinhub.transport.codec.MessageHeaderDecoder;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one end of an admin link has to tell: one latest value per subject, overwritten in place and sent again whenever the link opens.
 * So admin carries state, not commands, and survives any loss. A subject is a message of the protocol schema together with a key: the
 * instance, for one, of whose state it tells. Not on the data path.
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

    private static final int PREFIX_LENGTH = Short.BYTES;

    private final SuperMessageRing ring;
    private final int lengthMax;
    private final UnsafeBuffer scratch;
    private final Long2ObjectHashMap<Subject> subjects = new Long2ObjectHashMap<>();
    /** In the order in which they were first told of: what a peer must hear first is put first. */
    private final List<Subject> inOrder = new ArrayList<>();

    private final ArrayDeque<Subject> due = new ArrayDeque<>();

    public AdminTable(final Link link, final TransportLimits limits) {
        ring = link.ring();
        lengthMax = limits.superMessageLength() - LinkHeader.LENGTH - PREFIX_LENGTH;
        scratch = new UnsafeBuffer(new byte[lengthMax]);
    }

    /** Sets the only subject of a message (given by its template id) to a new value, to be sent as soon as there is room. */
    public void put(final int template, final Encoder encoder) {
        put(template, 0, encoder);
    }

    /** Sets the subject of a message and a key to a new value. */
    public void put(final int template, final int key, final Encoder encoder) {
        final int length = encoder.encode(scratch, 0);
        set(subject(template, key), scratch, 0, length);
    }

    /**
     * Sets the subject of a message and a key to a value that came from elsewhere, unless it has a newer one: a value comes over both networks,
     * and its only writer gives each a version that grows.
     *
     * @return whether the value was new.
     */
    public boolean putNewer(
            final int template,
            final int key,
            final long version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final Subject subject = subject(template, key);
        if (version <= subject.version) {
            return false;
        }
        subject.version = version;
        set(subject, buffer, offset, length);
        return true;
    }

    /** Bytes that one value may have, its message header included. */
    public int lengthMax() {
        return lengthMax;
    }

    /** The link is up: the peer knows nothing yet. */
    public void onLinkUp() {
        due.clear();
        for (final Subject subject : inOrder) {
            subject.isDue = true;
            due.addLast(subject);
        }
    }

    /** Whether nothing is due that was not written. */
    public boolean isTold() {
        return due.isEmpty();
    }

    /** Writes what is due, as far as there is room. */
    public int doWork() {
        int work = 0;
        while (!due.isEmpty()) {
            final Subject subject = due.peekFirst();
            final int offset = ring.claim(PREFIX_LENGTH + subject.length);
            if (offset < 0) {
                return work;
            }
            ring.open().putShort(offset, (short) subject.length, ByteOrder.LITTLE_ENDIAN);
            ring.open().putBytes(offset + PREFIX_LENGTH, subject.value, 0, subject.length);
            subject.isDue = false;
            due.removeFirst();
            work++;
        }
        return work;
    }

    private Subject subject(final int template, final int key) {
        final long id = (long) template << Integer.SIZE | key & 0xFFFF_FFFFL;
        Subject subject = subjects.get(id);
        if (subject == null) {
            subject = new Subject();
            subjects.put(id, subject);
            inOrder.add(subject);
        }
        return subject;
    }

    private void set(final Subject subject, final DirectBuffer buffer, final int offset, final int length) {
        if (subject.value == null || subject.value.capacity() < length) {
            subject.value = new UnsafeBuffer(new byte[length]);
        }
        subject.value.putBytes(0, buffer, offset, length);
        subject.length = length;
        if (!subject.isDue) {
            subject.isDue = true;
            due.addLast(subject);
        }
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

    /** One latest value. */
    private static final class Subject {
        private UnsafeBuffer value;
        private int length;
        private long version = Long.MIN_VALUE;
        private boolean isDue;
    }
}
