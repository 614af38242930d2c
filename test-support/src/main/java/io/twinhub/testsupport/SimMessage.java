package io.twinhub.testsupport;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A message of a simulated program: the number of the output that sends it, its number there, and length and content that follow from
 * both. Most are short; some take many segments, some have the greatest length.
 */
final class SimMessage {
    static final int LENGTH_MIN = 2 * Long.BYTES;
    private static final int SHORT_LENGTH_MAX = 120;
    private static final int MEDIUM_LENGTH_MAX = 1500;

    private SimMessage() {}

    /** Writes a message; returns its length. */
    static int write(final UnsafeBuffer buffer, final long output, final long number, final int lengthMax) {
        final int length = length(output, number, lengthMax);
        buffer.putLong(0, output);
        buffer.putLong(Long.BYTES, number);
        int at = LENGTH_MIN;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            buffer.putLong(at, filler(output, number, at));
        }
        for (; at < length; at++) {
            buffer.putByte(at, (byte) filler(output, number, at));
        }
        return length;
    }

    static long output(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset);
    }

    static long number(final DirectBuffer buffer, final int offset) {
        return buffer.getLong(offset + Long.BYTES);
    }

    /** Whether length and content are what was written under the numbers that stand in it. */
    static boolean isIntact(final DirectBuffer buffer, final int offset, final int length, final int lengthMax) {
        final long output = output(buffer, offset);
        final long number = number(buffer, offset);
        boolean intact = length == length(output, number, lengthMax);
        int at = LENGTH_MIN;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            intact &= buffer.getLong(offset + at) == filler(output, number, at);
        }
        for (; at < length; at++) {
            intact &= buffer.getByte(offset + at) == (byte) filler(output, number, at);
        }
        return intact;
    }

    private static int length(final long output, final long number, final int lengthMax) {
        final long chance = SimRandom.mix(output * 31 + number);
        final int kind = (int) (chance & 127);
        final int most = kind < 90 ? SHORT_LENGTH_MAX : kind < 120 ? MEDIUM_LENGTH_MAX : lengthMax - LENGTH_MIN;
        return kind == 127 ? lengthMax : LENGTH_MIN + (int) ((chance >>> 8 & 0xFFFFFF) % (most + 1));
    }

    private static long filler(final long output, final long number, final int at) {
        return (output + 7 * number + at) * 0x9E3779B97F4A7C15L;
    }
}
