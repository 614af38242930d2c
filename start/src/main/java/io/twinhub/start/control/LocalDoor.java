package io.twinhub.start.control;

import io.twinhub.start.keys.Peer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A socket in the computer's folder, which its owner alone may enter. */
final class LocalDoor implements Door {
    private static final int WAITING_MAX = 64;

    private final Path file;
    private final ServerSocketChannel server;

    /** Opens it; one that a former life left is replaced, which only the holder of the start lock may do. */
    LocalDoor(final Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(file);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(file), WAITING_MAX);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (final IOException ex) {
            server.close();
            throw ex;
        }
    }

    @Override
    public Visitor accept() throws IOException {
        return new Owner(server.accept());
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(file);
    }

    private record Owner(SocketChannel channel) implements Visitor {
        @Override
        public Entered enter() {
            return new Entered(Wire.over(channel), Peer.OWNER);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
