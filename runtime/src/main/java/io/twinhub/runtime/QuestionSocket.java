package io.twinhub.runtime;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where consoles of this computer ask a program of the infrastructure, an assigner or a manager: a local socket that its owner alone can reach. It is polled between the turns of
 * the program and never waits, so it needs no thread. One conversation at a time: a question, an answer, the end; who is slow or says something else is cut off.
 *
 * @param <Q> what is asked.
 * @param <A> what is answered.
 */
public final class QuestionSocket<Q, A> implements AutoCloseable {
    private static final int QUESTION_LENGTH_MAX = 4096;
    private static final long CONVERSATION_NS = 5_000_000_000L;
    private static final long LOOK_INTERVAL_NS = 5_000_000;

    private final SerialCodec<Q> questions;
    private final SerialCodec<A> answers;
    private final Asked<Q, A> asked;
    private final LocalSocketServer server;
    private LocalSocket console;
    private Frames frames;
    private boolean isAsked;
    private long endNs;
    private long lookedNs;

    /** Who answers, by the thread that turns the socket. */
    public interface Asked<Q, A> {
        /** Takes a question; null if the answer is not known yet. The one before was answered. */
        A ask(Q question);

        /** The answer to what was asked; null while it is not known, which must have an end. */
        A answer();

        /** The answer to what is no question. */
        A refuse(ErrorResult why);
    }

    /**
     * Opens it; one that a former life left is replaced.
     *
     * @param file in a folder that its owner alone may enter.
     * @throws TwinhubException if that is not possible, because the name is too long, say.
     */
    public QuestionSocket(
            final Path file, final DataClass<Q> questions, final DataClass<A> answers, final Asked<Q, A> asked) {
        this.questions = SerialCodec.of(questions);
        this.answers = SerialCodec.of(answers);
        this.asked = asked;
        server = new LocalSocketServer(file);
    }

    /** Goes on with the conversation, or begins one. */
    public int doWork(final long nowNs) {
        if (console != null) {
            try {
                converse(nowNs);
            } catch (final IOException gone) {
                hangUp(); // its own affair
            }
            return 0;
        }
        if (nowNs - lookedNs < LOOK_INTERVAL_NS) {
            return 0;
        }
        lookedNs = nowNs;
        console = server.accept();
        if (console == null) {
            return 0;
        }
        frames = new Frames(QUESTION_LENGTH_MAX);
        isAsked = false;
        endNs = nowNs + CONVERSATION_NS;
        return 1;
    }

    private void converse(final long nowNs) throws IOException {
        if (frames.isWriting()) {
            if (frames.flush(console)) {
                hangUp();
            }
        } else if (isAsked) {
            answer(asked.answer());
            endNs = nowNs + CONVERSATION_NS; // what was asked for has an end of its own
        } else {
            listen();
        }
        if (nowNs - endNs >= 0) {
            hangUp();
        }
    }

    private void listen() {
        try {
            final byte[] question = frames.read(console);
            if (question != null) {
                final A atOnce = asked.ask(questions.decode(question));
                isAsked = atOnce == null;
                answer(atOnce);
            }
        } catch (final IOException malformed) {
            answer(asked.refuse(ErrorResult.of(ErrorCode.RUNTIME_QUESTION_WRONG, malformed.getMessage())));
        } catch (final TwinhubException malformed) {
            answer(asked.refuse(ErrorResult.of(ErrorCode.RUNTIME_QUESTION_WRONG, "it is not in serial form")
                    .causedBy(malformed.error())));
        }
    }

    private void answer(final A answer) {
        if (answer != null) {
            isAsked = false;
            frames.write(answers.encode(answer));
        }
    }

    private void hangUp() {
        if (console != null) {
            console.close();
        }
        console = null;
    }

    @Override
    public void close() {
        hangUp();
        server.close();
    }
}
