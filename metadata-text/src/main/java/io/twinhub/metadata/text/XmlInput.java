package io.twinhub.metadata.text;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.TwinhubException;
import java.io.Reader;

/**
 * The text on its way to the XML parser. The parser tells only where an element begins, so what was not passed yet is kept:
 * usually no more than the parser's own buffer. That bounds the parser, too: it has no limit for the length of a name.
 */
final class XmlInput extends Reader {
    /** Room for the longest text that declarations may allow, and as much again for the rest of its tag. */
    static final int WINDOW_MAX = 2 * TextBounds.LENGTH_MAX;

    private final TextInput in;
    private final LineCounter lines = new LineCounter();
    private char[] window = new char[4 << 10];
    private int from;
    private int to;
    // Place in the text of window[from].
    private long start;

    XmlInput(final TextInput in) {
        this.in = in;
    }

    @Override
    public int read(final char[] target, final int offset, final int length) {
        final int count = in.read(target, offset, length);
        if (count > 0) {
            keep(target, offset, count);
        }
        return count;
    }

    @Override
    public void close() {
        in.close();
    }

    /** Line and column of a place in the text. To be asked in the order of the text: what stands before it is forgotten. */
    Position position(final long offset) {
        pass(offset);
        return lines.position(in.name());
    }

    /** The end of what has been read so far. */
    long end() {
        return start + (to - from);
    }

    /** The character at this place; a blank where nothing is kept. */
    char at(final long offset) {
        return offset < start || offset >= end() ? ' ' : window[from + (int) (offset - start)];
    }

    /** The last place at or before this one with this character; the begin of what is kept if there is none. */
    long last(final char c, final long offset) {
        long place = Math.min(offset, end() - 1);
        while (place > start && at(place) != c) {
            place--;
        }
        return Math.max(place, start);
    }

    private void keep(final char[] source, final int offset, final int count) {
        if (to - from + count > WINDOW_MAX) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.TEXT_TOO_LARGE, "a tag or a comment is longer than " + WINDOW_MAX + " characters")
                    .at(position(last('<', end()))));
        }
        if (to + count > window.length) {
            final int kept = to - from;
            final char[] room = kept + count > window.length / 2 ? new char[2 * (kept + count)] : window;
            System.arraycopy(window, from, room, 0, kept);
            window = room;
            from = 0;
            to = kept;
        }
        System.arraycopy(source, offset, window, to, count);
        to += count;
    }

    /** Forgets what stands before this place. */
    void pass(final long offset) {
        final int count = (int) Math.max(0, Math.min(offset, end()) - start);
        lines.pass(window, from, count);
        from += count;
        start += count;
    }
}
