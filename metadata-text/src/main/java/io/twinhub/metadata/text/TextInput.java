package io.twinhub.metadata.text;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.NoSuchFileException;

/**
 * The characters of one source on their way to a parser: without byte order mark, bounded, and with every fault of the source
 * as a {@link TwinhubException} in its place.
 */
final class TextInput extends Reader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final Reader in;
    private final LineCounter lines = new LineCounter();
    private long count;

    TextInput(final TextSource source) {
        name = source.name();
        try {
            in = source.open();
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    String name() {
        return name;
    }

    @Override
    public int read(final char[] target, final int offset, final int length) {
        try {
            int read = in.read(target, offset, length);
            if (count == 0 && read > 0 && target[offset] == BYTE_ORDER_MARK) {
                System.arraycopy(target, offset + 1, target, offset, read - 1);
                read = read > 1 ? read - 1 : in.read(target, offset, length);
            }
            if (read > 0) {
                lines.pass(target, offset, (int) Math.min(read, TextSource.LENGTH_MAX - count));
                count += read;
            }
            if (count > TextSource.LENGTH_MAX) {
                throw fault(
                        ErrorCode.TEXT_TOO_LARGE,
                        "it is longer than " + (TextSource.LENGTH_MAX >> 20) + " Mi characters");
            }
            return read;
        } catch (final Utf8Reader.WrongByteException e) {
            throw new TwinhubException(
                    fault(ErrorCode.TEXT_MALFORMED, e.getMessage()).error().action("Save it with the encoding UTF-8."),
                    e);
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }

    private TwinhubException fault(final ErrorCode code, final String problem) {
        return new TwinhubException(ErrorResult.of(code, problem).at(lines.position(name)));
    }

    private TwinhubException unreadable(final IOException e) {
        final String reason =
                e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
        return new TwinhubException(
                ErrorResult.of(ErrorCode.TEXT_UNREADABLE, name, reason).at(new Position(name, 0, 0)), e);
    }
}
