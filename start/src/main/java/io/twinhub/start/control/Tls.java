package io.twinhub.start.control;

import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Peer;
import io.twinhub.start.keys.Right;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/** The control channel over the network, as far as both ends do the same, and the end that connects. */
final class Tls {
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    private static final int CONNECT_MS = 2000;
    private static final long HANDSHAKE_NS = TimeUnit.SECONDS.toNanos(5);

    private Tls() {}

    /** Says who is at the other end; before that nothing is sent or read but what TLS itself needs. */
    static Peer handshake(final SSLSocket socket) throws IOException {
        socket.setEnabledProtocols(PROTOCOLS);
        socket.startHandshake();
        return Peer.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    }

    /**
     * Connects to a computer.
     *
     * @throws IOException if it is not reached, or another one answers.
     */
    static Wire connect(final Credentials credentials, final String computer, final InetSocketAddress address)
            throws IOException {
        final Socket socket = new Socket();
        try {
            socket.connect(address, CONNECT_MS);
            socket.setTcpNoDelay(true);
            return Deadline.within(HANDSHAKE_NS, socket, () -> enter(credentials, computer, socket));
        } catch (final IOException ex) {
            socket.close();
            throw new IOException(text(address) + ": " + ex.getMessage(), ex);
        }
    }

    private static Wire enter(final Credentials credentials, final String computer, final Socket socket)
            throws IOException {
        final SSLSocket tls = (SSLSocket) credentials
                .tls()
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        try {
            final Peer peer = handshake(tls);
            // An administrator's key or another computer's must not be able to stand in for it.
            if (!peer.equals(new Peer(Right.COMPUTER, credentials.self().system(), computer))) {
                throw new IOException(peer + " of " + peer.system() + " answers there");
            }
            return new Wire(tls.getInputStream(), tls.getOutputStream(), socket);
        } catch (final TwinhubException foreign) {
            throw new IOException(foreign.getMessage(), foreign);
        }
    }

    static String text(final InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }
}
