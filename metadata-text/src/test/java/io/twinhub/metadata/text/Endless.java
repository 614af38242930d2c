package io.twinhub.metadata.text;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A stream that begins as told, then repeats something for ever, or as long as a text may be, and says how much was read. */
final class Endless extends InputStream {
    private final byte[] begin;
    private final byte[] again;
    private long count;

    Endless(final String begin, final String again) {
        this.begin = begin.getBytes(StandardCharsets.UTF_8);
        this.again = again.getBytes(StandardCharsets.UTF_8);
    }

    long count() {
        return count;
    }

    @Override
    public int read() {
        final long place = count++;
        return place < begin.length ? begin[(int) place] : again[(int) ((place - begin.length) % again.length)];
    }

    @Override
    public int read(final byte[] target, final int offset, final int length) {
        for (int i = 0; i < length; i++) {
            target[offset + i] = (byte) read();
        }
        return length;
    }
}
