package io.twinhub.start.control;

import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** A TCP address behind which both ends have to show a certificate of the system's authority. */
final class TlsDoor implements Door {
    private static final int WAITING_MAX = 128;

    private final Credentials credentials;
    private final InetSocketAddress address;
    private final ServerSocket server = new ServerSocket();

    TlsDoor(final Credentials credentials, final InetSocketAddress address) throws IOException {
        this.credentials = credentials;
        this.address = address;
        // Connections of a former life may linger in the kernel.
        server.setReuseAddress(true);
        try {
            server.bind(address, WAITING_MAX);
        } catch (final IOException ex) {
            server.close();
            throw ex;
        }
    }

    @Override
    public Visitor accept() throws IOException {
        return new Stranger(server.accept(), credentials);
    }

    @Override
    public String place() {
        return Tls.text(address);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private record Stranger(Socket socket, Credentials credentials) implements Visitor {
        @Override
        public Entered enter() throws IOException {
            socket.setTcpNoDelay(true);
            final SSLSocket tls =
                    (SSLSocket) credentials.tls().getSocketFactory().createSocket(socket, null, true);
            tls.setUseClientMode(false);
            tls.setNeedClientAuth(true);
            try {
                final Peer peer = Tls.handshake(tls);
                if (!peer.system().equals(credentials.self().system())) {
                    throw new IOException("its certificate is of the system " + peer.system());
                }
                return new Entered(new Wire(tls.getInputStream(), tls.getOutputStream(), socket), peer);
            } catch (final TwinhubException foreign) {
                throw new IOException(foreign.getMessage(), foreign);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
