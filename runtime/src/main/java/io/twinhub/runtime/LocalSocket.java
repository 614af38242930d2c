package io.twinhub.runtime;

import io.twinhub.transport.LocalStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A stream over a local socket, for one thread; never waits. */
public final class LocalSocket implements LocalStream {
    private final SocketChannel channel;

    LocalSocket(final SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects to who listens at a file.
     *
     * @return null if nobody does, or its queue is full.
     */
    public static LocalSocket connect(final Path file) {
        SocketChannel channel = null;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.configureBlocking(false);
            if (channel.connect(address(file))) {
                return new LocalSocket(channel);
            }
        } catch (final IOException nobody) {
            // Not there, or what a dead process left.
        }
        close(channel);
        return null;
    }

    /**
     * The address of a file, by the shorter of its absolute name and that from the working directory: the system allows some 107 bytes, and programs of one computer are near one
     * another.
     */
    static UnixDomainSocketAddress address(final Path file) {
        final Path absolute = file.toAbsolutePath().normalize();
        final Path relative = Path.of("").toAbsolutePath().relativize(absolute);
        return UnixDomainSocketAddress.of(
                relative.toString().length() < absolute.toString().length() ? relative : absolute);
    }

    @Override
    public int read(final ByteBuffer into) {
        try {
            return channel.read(into);
        } catch (final IOException gone) {
            return GONE;
        }
    }

    @Override
    public int write(final ByteBuffer from) {
        try {
            return channel.write(from);
        } catch (final IOException gone) {
            return GONE;
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(final SocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (final IOException gone) {
            // It is closed.
        }
    }
}
