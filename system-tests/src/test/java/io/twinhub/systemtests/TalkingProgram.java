package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.SendOutcome;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A program of {@link ConnectionKillTest}. Without an argument it answers: every question with its number, and the transfer with a checksum of all of
 * its bytes. With the name of the answering copy it asks: first it transfers 64 MiB, then it asks for ever, one question at a time. It says what it
 * counts once a second, and each thing that is wrong.
 */
final class TalkingProgram {
    static final int TRANSFER_BYTES = 64 * 1024 * 1024;
    private static final int PIECE_BYTES = 48 * 1024;
    private static final int QUESTION_BYTES = Long.BYTES;
    private static final long SAY_INTERVAL_NS = 1_000_000_000L;

    private final Bus bus;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[PIECE_BYTES]);
    private final CRC32C checksum = new CRC32C();
    private final long beganNs = System.nanoTime();
    private MessageConnection connection;
    private int transferred = TRANSFER_BYTES;
    private long asked;
    private long answered;
    private long saidNs;

    private TalkingProgram(final Bus bus) {
        this.bus = bus;
    }

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            final TalkingProgram program = new TalkingProgram(bus);
            if (args.length == 0) {
                bus.onConnection(program::answer);
            } else {
                program.ask(args[0]);
            }
            while (!Thread.currentThread().isInterrupted()) {
                program.work();
                bus.idle(bus.poll());
            }
        }
    }

    private void answer(final MessageConnection opened) {
        connection = opened;
        final CRC32C received = new CRC32C();
        final int[] count = {0};
        opened.onClosed(reason -> System.out.println("closed " + reason)).onMessage((bytes, offset, length) -> {
            if (length == QUESTION_BYTES) {
                send(bytes, offset, length);
                return;
            }
            add(received, bytes, offset, length);
            count[0] += length;
            if (count[0] == TRANSFER_BYTES) {
                buffer.putLong(0, received.getValue());
                send(buffer, 0, QUESTION_BYTES);
            }
        });
    }

    private void send(final DirectBuffer bytes, final int offset, final int length) {
        if (connection.send(bytes, offset, length) != SendOutcome.ACCEPTED) {
            System.out.println("wrong: an answer was not accepted");
        }
    }

    private void ask(final String copy) {
        transferred = 0;
        connection = bus.connect(copy)
                .onClosed(reason -> System.out.println("closed " + reason))
                .onMessage((bytes, offset, length) -> onAnswer(bytes.getLong(offset)));
    }

    private void onAnswer(final long answer) {
        if (asked == 0) {
            final long tookMs = (System.nanoTime() - beganNs) / 1_000_000;
            System.out.println((answer == checksum.getValue() ? "transfer intact after " : "wrong: transfer after ")
                    + tookMs + " ms");
        } else if (answer == asked) {
            answered++;
        } else {
            System.out.println("wrong: answer " + answer + " to question " + asked);
        }
        askNext();
    }

    private void askNext() {
        asked++;
        buffer.putLong(0, asked);
        send(buffer, 0, QUESTION_BYTES);
    }

    private void work() {
        final long nowNs = System.nanoTime();
        if (nowNs - saidNs >= SAY_INTERVAL_NS) {
            saidNs = nowNs;
            System.out.println("answered " + answered);
        }
        while (transferred < TRANSFER_BYTES && transfer()) {
            transferred += pieceLength();
        }
    }

    private boolean transfer() {
        final int length = pieceLength();
        for (int i = 0; i < length; i += Integer.BYTES) {
            buffer.putInt(i, (transferred + i) * 0x9E3779B1);
        }
        if (connection.send(buffer, 0, length) != SendOutcome.ACCEPTED) {
            return false;
        }
        add(checksum, buffer, 0, length);
        return true;
    }

    private int pieceLength() {
        return Math.min(PIECE_BYTES, TRANSFER_BYTES - transferred);
    }

    private static void add(final CRC32C sum, final DirectBuffer bytes, final int offset, final int length) {
        final byte[] copy = new byte[length];
        bytes.getBytes(offset, copy);
        sum.update(copy);
    }
}
