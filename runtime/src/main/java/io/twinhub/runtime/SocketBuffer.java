package io.twinhub.runtime;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the operating system allows of the socket buffer that a driver wants: asking for more fails without a word. */
final class SocketBuffer {
    /** Where Linux says how large a socket's receive buffer may be. */
    static final Path LIMIT_FILE = Path.of("/proc/sys/net/core/rmem_max");

    private static final int LIMIT_TEXT_LENGTH_MAX = 32;

    private SocketBuffer() {}

    /**
     * The length to ask for: what the profile wants, or what is allowed if that is less, which is reported.
     *
     * @param limitFile {@link #LIMIT_FILE}; where there is none, the operating system is believed to allow all.
     * @throws TwinhubException if not even a sender's window fits.
     */
    static int allowed(final DriverProfile profile, final Path limitFile, final Consumer<ErrorResult> errors) {
        final int wantedBytes = profile.socketBufferBytes();
        final long limitBytes = read(limitFile);
        if (Math.max(wantedBytes, profile.receiverWindowBytes()) <= limitBytes) {
            return wantedBytes;
        }
        final ErrorResult error =
                RuntimeErrors.socketBufferSmall(Math.max(wantedBytes, profile.receiverWindowBytes()), limitBytes);
        if (profile.receiverWindowBytes() > limitBytes) {
            throw new TwinhubException(error);
        }
        errors.accept(error);
        return (int) limitBytes;
    }

    private static long read(final Path limitFile) {
        // In one go: the kernel gives such a file to the first read alone, and Files.readString begins with one byte.
        try (InputStream in = Files.newInputStream(limitFile)) {
            return Long.parseLong(new String(in.readNBytes(LIMIT_TEXT_LENGTH_MAX), StandardCharsets.US_ASCII).trim());
        } catch (final IOException | NumberFormatException ex) {
            return Long.MAX_VALUE;
        }
    }
}
