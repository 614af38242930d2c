package io.twinhub.config;

import io.twinhub.metadata.SerialCodec;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a serial form: what tells two contents apart.
 *
 * @param hex the whole hash in hexadecimal.
 */
record ContentHash(String hex) {
    static ContentHash of(final byte[] serial) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(serial)));
        } catch (final NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    static ContentHash of(final SystemSpec spec) {
        return of(SerialCodec.of(SystemSpec.TYPE).encode(spec));
    }

    /** The first 64 bits, which travel in every super message. */
    long fingerprint() {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex)).getLong();
    }
}
