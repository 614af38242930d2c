package io.twinhub.runtime;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A local socket to which processes of the same user connect; for one thread, never waits. */
public final class LocalSocketServer implements AutoCloseable {
    private static final int WAITING_MAX = 16;

    private final Path file;
    private final ServerSocketChannel server;

    /**
     * Opens it; one that a former life left is replaced.
     *
     * @param file in a folder that its owner alone may enter.
     * @throws TwinhubException if that is not possible, because the name is too long, say.
     */
    public LocalSocketServer(final Path file) {
        this.file = file;
        ServerSocketChannel opened = null;
        try {
            Files.deleteIfExists(file);
            opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            opened.bind(LocalSocket.address(file), WAITING_MAX);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            opened.configureBlocking(false);
            server = opened;
        } catch (final IOException ex) {
            close(opened);
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.RUNTIME_SOCKET_FAILED, file, ex.getMessage())
                            .expected("a folder that can be written to, with a name of some hundred bytes at most")
                            .action("Choose a home folder with a shorter name (--home), or mend the folder."),
                    ex);
        }
    }

    /** The next one that has connected; null if there is none. */
    public LocalSocket accept() {
        try {
            final SocketChannel channel = server.accept();
            if (channel == null) {
                return null;
            }
            channel.configureBlocking(false);
            return new LocalSocket(channel);
        } catch (final IOException none) {
            return null; // it is gone again, or this process has no file to spare now
        }
    }

    @Override
    public void close() {
        close(server);
        try {
            Files.deleteIfExists(file);
        } catch (final IOException gone) {
            // The next life replaces it.
        }
    }

    private static void close(final ServerSocketChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (final IOException gone) {
            // It is closed.
        }
    }
}
