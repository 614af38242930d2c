package io.twinhub.testsupport;

import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import io.twinhub.transport.codec.EventHeaderEncoder;
import io.twinhub.transport.codec.RunHeaderDecoder;
import io.twinhub.transport.codec.RunHeaderEncoder;
import io.twinhub.transport.codec.SegmentHeaderEncoder;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import io.twinhub.transport.codec.SuperMessageHeaderEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Sends what its owner sends, and now and then something that it may not send. */
final class HostileOutlet implements Outlet {
    private static final double PROBABILITY = 0.08;
    private static final int HEADER_LENGTH = SuperMessageHeaderDecoder.BLOCK_LENGTH;
    private static final int RUN_LENGTH = RunHeaderDecoder.BLOCK_LENGTH;
    private static final int LENGTH_MAX = 64 * 1024;

    private final Outlet honest;
    private final SimRandom random;
    private final UnsafeBuffer forged = new UnsafeBuffer(new byte[LENGTH_MAX]);
    private final SuperMessageHeaderEncoder header = new SuperMessageHeaderEncoder();
    private final RunHeaderEncoder run = new RunHeaderEncoder();
    private final EventHeaderEncoder event = new EventHeaderEncoder();
    private final SegmentHeaderEncoder segment = new SegmentHeaderEncoder();

    HostileOutlet(final Outlet honest, final SimRandom random) {
        this.honest = honest;
        this.random = random;
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        if (!random.chance(PROBABILITY)) {
            return honest.offer(buffer, offset, length);
        }
        forged.putBytes(0, buffer, offset, length);
        final boolean taken = honest.offer(forged, 0, forge(length));
        return random.chance(0.5) ? taken : honest.offer(buffer, offset, length) || taken;
    }

    private int forge(final int length) {
        if (length > HEADER_LENGTH + SegmentHeaderEncoder.BLOCK_LENGTH
                && forged.getByte(SuperMessageHeaderEncoder.streamIdEncodingOffset()) == Stream.POINT_TO_POINT.id()
                && random.chance(0.7)) {
            return forgeSegment(length);
        }
        final boolean hasEvent = length > HEADER_LENGTH + RUN_LENGTH + EventHeaderEncoder.BLOCK_LENGTH;
        switch (random.nextInt(hasEvent ? 12 : 4)) {
            case 0:
                return noise();
            case 1:
                return random.nextInt(length);
            case 2:
                header.wrap(forged, 0).fingerprint(random.nextLong());
                return length;
            case 3:
                flipBytes(length);
                return length;
            case 4:
                run.wrap(forged, HEADER_LENGTH).instance(random.nextInt(12));
                return length;
            case 5:
                run.wrap(forged, HEADER_LENGTH).source(random.nextInt(8));
                return length;
            case 6:
                run.wrap(forged, HEADER_LENGTH).copyEpoch(random.nextLong() >>> random.nextInt(64));
                return length;
            case 7:
                run.wrap(forged, HEADER_LENGTH)
                        .kind((short) random.nextInt(8))
                        .last(random.nextLong() >>> random.nextInt(64));
                return length;
            case 8:
                event.wrap(forged, HEADER_LENGTH + RUN_LENGTH).quality(random.nextInt(1 << 16));
                return length;
            case 9:
                event.wrap(forged, HEADER_LENGTH + RUN_LENGTH).kind((short) random.nextInt(14));
                return length;
            case 10:
                // the length in front of a value with fields, or its beginning
                forged.putShort(HEADER_LENGTH + RUN_LENGTH + EventHeaderEncoder.BLOCK_LENGTH, (short)
                        random.nextInt(1 << random.nextInt(17)));
                return length;
            default:
                event.wrap(forged, HEADER_LENGTH + RUN_LENGTH).eventId(random.nextInt(40));
                return length;
        }
    }

    /** In the name of others, to others, under the epochs and positions of others. */
    private int forgeSegment(final int length) {
        segment.wrap(forged, HEADER_LENGTH);
        switch (random.nextInt(7)) {
            case 0:
                segment.source(random.nextInt(8));
                return length;
            case 1:
                segment.source(random.nextInt(8)).destination(random.nextInt(8));
                return length;
            case 2:
                segment.connection(random.nextInt(12)).flags((short) random.nextInt(8));
                return length;
            case 3:
                segment.senderEpoch(random.nextLong()).receiverEpoch(random.nextLong() >>> random.nextInt(64));
                return length;
            case 4:
                segment.position(random.nextLong() >>> random.nextInt(64));
                return length;
            case 5:
                segment.consumed(random.nextLong() >>> random.nextInt(64)).sendLimit(random.nextLong() >>> 1);
                return length;
            default:
                forged.putByte(HEADER_LENGTH, (byte) random.nextInt(8));
                segment.dataLength(random.nextInt(1 << random.nextInt(17)));
                return length;
        }
    }

    private int noise() {
        final int length = 1 + random.nextInt(500);
        for (int i = 0; i < length; i++) {
            forged.putByte(i, (byte) random.nextLong());
        }
        return length;
    }

    private void flipBytes(final int length) {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            forged.putByte(random.nextInt(length), (byte) random.nextLong());
        }
    }

    @Override
    public boolean showsConsumption() {
        return honest.showsConsumption();
    }

    @Override
    public int inTransitCount() {
        return honest.inTransitCount();
    }

    @Override
    public void close() {
        honest.close();
    }
}
