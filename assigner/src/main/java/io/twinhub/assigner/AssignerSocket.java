package io.twinhub.assigner;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where consoles of this computer ask an assigner: a local socket that its owner alone can reach. It is polled between the turns of the assigner and never
 * waits, so it needs no thread. One conversation at a time: a {@link Question}, an {@link Answer}, the end; who is slow or says something else is cut off.
 */
final class AssignerSocket implements AutoCloseable {
    private static final int QUESTION_LENGTH_MAX = 4096;
    private static final int WAITING_MAX = 16;
    /** Longer than a hand-over takes that does not come about. */
    private static final long CONVERSATION_NS = 5_000_000_000L;

    private static final long LOOK_INTERVAL_NS = 5_000_000;
    private static final SerialCodec<Question> QUESTIONS = SerialCodec.of(Question.TYPE);
    private static final SerialCodec<Answer> ANSWERS = SerialCodec.of(Answer.TYPE);

    private final Assigner assigner;
    private final Path file;
    private final ServerSocketChannel server;
    private SocketChannel console;
    private Frames frames;
    private boolean isAsked;
    private long endNs;
    private long lookedNs;

    /**
     * Opens it; one that a former life left is replaced.
     *
     * @param file in a folder that its owner alone may enter.
     * @throws TwinhubException if that is not possible, because the name is too long, say.
     */
    AssignerSocket(final Assigner assigner, final Path file) {
        this.assigner = assigner;
        this.file = file;
        try {
            Files.deleteIfExists(file);
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(file), WAITING_MAX);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            server.configureBlocking(false);
        } catch (final IOException failed) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.ASSIGNER_SOCKET_FAILED, file, failed.getMessage()), failed);
        }
    }

    /** Goes on with the conversation, or begins one. */
    int doWork(final long nowNs) {
        try {
            if (console != null) {
                return converse(nowNs);
            }
            if (nowNs - lookedNs < LOOK_INTERVAL_NS) {
                return 0;
            }
            lookedNs = nowNs;
            console = server.accept();
            if (console == null) {
                return 0;
            }
            console.configureBlocking(false);
            frames = new Frames(QUESTION_LENGTH_MAX);
            endNs = nowNs + CONVERSATION_NS;
            return 1;
        } catch (final IOException gone) {
            hangUp(); // its own affair
            return 1;
        }
    }

    private int converse(final long nowNs) throws IOException {
        if (frames.isWriting()) {
            if (frames.flush(console)) {
                hangUp();
            }
        } else if (isAsked) {
            answer(assigner.answer());
            endNs = nowNs + CONVERSATION_NS; // the hand-over has an end of its own
        } else {
            listen();
        }
        if (nowNs - endNs >= 0) {
            hangUp();
        }
        return 0;
    }

    private void listen() {
        try {
            final byte[] question = frames.read(console);
            if (question != null) {
                final Answer atOnce = assigner.ask(QUESTIONS.decode(question));
                isAsked = atOnce == null;
                answer(atOnce);
            }
        } catch (final IOException malformed) {
            refuse(ErrorResult.of(ErrorCode.ASSIGNER_QUESTION_WRONG, malformed.getMessage()));
        } catch (final TwinhubException malformed) {
            refuse(ErrorResult.of(ErrorCode.ASSIGNER_QUESTION_WRONG, "it is not in serial form")
                    .causedBy(malformed.error()));
        }
    }

    private void refuse(final ErrorResult error) {
        answer(new Answer(assigner.ask(Question.ROLES).roles(), error));
    }

    private void answer(final Answer answer) {
        if (answer != null) {
            isAsked = false;
            frames.write(ANSWERS.encode(answer));
        }
    }

    private void hangUp() {
        try {
            if (console != null) {
                console.close();
            }
        } catch (final IOException gone) {
            // It is closed.
        }
        console = null;
    }

    @Override
    public void close() {
        hangUp();
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (final IOException gone) {
            // The next life replaces it.
        }
    }
}
