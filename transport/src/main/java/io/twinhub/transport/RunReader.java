package io.twinhub.transport;

import io.twinhub.transport.codec.RunHeaderDecoder;
import org.agrona.DirectBuffer;

/** Walks the runs of one super message. Lengths are checked against its end: the bytes may come from anybody. */
public final class RunReader {
    /** Takes one run; {@code messages} is where its messages begin. Values of the header are valid during the call. */
    @FunctionalInterface
    public interface RunHandler {
        void onRun(RunHeaderDecoder run, DirectBuffer buffer, int messages);
    }

    private final RunHeaderDecoder run = new RunHeaderDecoder();

    /** Returns false if the bytes are not runs; those before the fault were handed over. */
    public boolean read(final DirectBuffer buffer, final int offset, final int end, final RunHandler handler) {
        int position = offset;
        while (position < end) {
            if (end - position < RunWriter.HEADER_LENGTH) {
                return false;
            }
            run.wrap(buffer, position, RunHeaderDecoder.BLOCK_LENGTH, RunHeaderDecoder.SCHEMA_VERSION);
            final int messages = position + RunWriter.HEADER_LENGTH;
            final int next = messages + run.messageLength();
            if (next > end || run.after() < 0 || run.after() > run.last()) {
                return false;
            }
            handler.onRun(run, buffer, messages);
            position = next;
        }
        return true;
    }
}
