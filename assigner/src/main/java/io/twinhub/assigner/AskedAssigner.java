package io.twinhub.assigner;

import io.twinhub.metadata.SerialCodec;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The console's end of the conversation with an assigner of its computer. */
public final class AskedAssigner {
    private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(15);
    private static final long LOOK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int ANSWER_LENGTH_MAX = 16 << 20;

    private final Path socket;

    /** @param socket as {@code Home.assignerSocket} names it. */
    public AskedAssigner(final Path socket) {
        this.socket = socket;
    }

    /**
     * Asks and waits for the answer; of a hand-over for some seconds.
     *
     * @throws IOException if nobody answers.
     */
    public Answer ask(final Question question) throws IOException {
        final long endNs = System.nanoTime() + WITHIN_NS;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.configureBlocking(false);
            final Frames frames = new Frames(ANSWER_LENGTH_MAX);
            frames.write(SerialCodec.of(Question.TYPE).encode(question));
            while (!frames.flush(channel)) {
                rest(endNs);
            }
            while (true) {
                final byte[] answer = frames.read(channel);
                if (answer != null) {
                    return SerialCodec.of(Answer.TYPE).decode(answer);
                }
                rest(endNs);
            }
        }
    }

    private static void rest(final long endNs) throws IOException {
        if (System.nanoTime() - endNs >= 0) {
            throw new IOException("no answer within " + TimeUnit.NANOSECONDS.toSeconds(WITHIN_NS) + " s");
        }
        LockSupport.parkNanos(LOOK_INTERVAL_NS);
    }
}
