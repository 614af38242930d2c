package io.twinhub.start;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a log that somebody else writes and rotates: the last lines, then what is added. A log may be rotated by copying and emptying
 * it, as {@link RotatedLog} does, or by renaming it, as a hub process does. In either case what was written before is found again: in
 * the file that is still open, or behind the last bytes that were read, in the file that was put aside. Used by one thread.
 */
public final class LogReader implements AutoCloseable {
    /** So many bytes before the position tell whether the file is still the one that was read. */
    private static final int ANCHOR_LENGTH_MAX = 512;

    /** Longer lines are cut into several. */
    private static final int LINE_LENGTH_MAX = 64 * 1024;

    private static final int BUFFER_LENGTH = 64 * 1024;

    private final Path file;
    private final Pattern older;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_LENGTH);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private FileChannel channel;
    private Object key;
    private long position;
    private byte[] anchor = {};
    private boolean hasHole;

    /** @param file the current one, {@code log} or {@code NAME.log}; must exist. */
    public LogReader(final Path file) throws IOException {
        this.file = file;
        final String name = file.getFileName().toString();
        final int dot = name.lastIndexOf('.');
        older = Pattern.compile(
                dot < 0
                        ? Pattern.quote(name) + "\\.\\d+"
                        : Pattern.quote(name.substring(0, dot)) + "\\.\\d+" + Pattern.quote(name.substring(dot)));
        open();
    }

    /** The last lines, oldest first; to be called once, before {@link #more}. */
    public List<String> last(final int countMax) throws IOException {
        Deque<String> lines = newest(more(), countMax);
        for (final Path before : older()) {
            if (lines.size() >= countMax) {
                break;
            }
            final List<String> all = linesOf(before);
            all.addAll(lines);
            lines = newest(all, countMax);
        }
        return List.copyOf(lines);
    }

    /** The lines that were completed since the last call. */
    public List<String> more() throws IOException {
        final List<String> lines = new ArrayList<>();
        if (!isSameContent()) {
            readAside(lines);
            restart();
        }
        readOn(lines);
        if (!Objects.equals(key, keyOf(file)) && Files.exists(file)) {
            // It was renamed; all that was written to it has just been read.
            channel.close();
            open();
            readOn(lines);
        }
        return lines;
    }

    /** Whether lines are missing before those that {@link #more} gave last; asking forgets it. */
    public boolean hadHole() {
        final boolean had = hasHole;
        hasHole = false;
        return had;
    }

    /** What was written since the end of the last line; forgets it. */
    public String unfinishedLine() {
        return takeLine();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void open() throws IOException {
        key = keyOf(file);
        channel = FileChannel.open(file, StandardOpenOption.READ);
        restart();
    }

    private void restart() {
        position = 0;
        anchor = new byte[0];
    }

    private boolean isSameContent() throws IOException {
        final ByteBuffer before = ByteBuffer.allocate(anchor.length);
        channel.read(before, position - anchor.length);
        return Arrays.equals(before.array(), anchor);
    }

    private void readOn(final List<String> lines) throws IOException {
        for (int length = read(); length > 0; length = read()) {
            accept(buffer.array(), 0, length, lines);
            keepAnchor(length);
            position += length;
        }
    }

    private int read() throws IOException {
        buffer.clear();
        return channel.read(buffer, position);
    }

    private void keepAnchor(final int length) {
        final int taken = Math.min(length, ANCHOR_LENGTH_MAX);
        final int kept = Math.min(anchor.length, ANCHOR_LENGTH_MAX - taken);
        final byte[] next = new byte[kept + taken];
        System.arraycopy(anchor, anchor.length - kept, next, 0, kept);
        System.arraycopy(buffer.array(), length - taken, next, kept, taken);
        anchor = next;
    }

    /** What was written after the position before the file was emptied. */
    private void readAside(final List<String> lines) throws IOException {
        final List<Path> aside = older();
        if (aside.isEmpty()) {
            hasHole = true;
            return;
        }
        final byte[] content = Files.readAllBytes(aside.get(0));
        final int from = endOfLast(anchor, content);
        if (from < 0) {
            hasHole = true;
            takeLine();
            return;
        }
        accept(content, from, content.length - from, lines);
    }

    private static int endOfLast(final byte[] wanted, final byte[] content) {
        for (int end = content.length; end >= wanted.length; end--) {
            if (Arrays.equals(content, end - wanted.length, end, wanted, 0, wanted.length)) {
                return end;
            }
        }
        return -1;
    }

    private void accept(final byte[] bytes, final int offset, final int length, final List<String> lines) {
        int begin = offset;
        for (int i = offset; i < offset + length; i++) {
            final boolean ends = bytes[i] == '\n';
            if (ends || line.size() + i - begin >= LINE_LENGTH_MAX) {
                line.write(bytes, begin, i - begin);
                lines.add(takeLine());
                begin = ends ? i + 1 : i;
            }
        }
        line.write(bytes, begin, offset + length - begin);
    }

    private String takeLine() {
        final String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** The files that were put aside, the newest first. */
    private List<Path> older() throws IOException {
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.filter(
                            each -> older.matcher(each.getFileName().toString()).matches())
                    .sorted(Comparator.comparing((Path each) -> each.toFile().lastModified())
                            .reversed()
                            .thenComparing(Path::toString))
                    .toList();
        }
    }

    private static List<String> linesOf(final Path before) throws IOException {
        return new ArrayList<>(List.of(new String(Files.readAllBytes(before), StandardCharsets.UTF_8).split("\r?\n")));
    }

    private static Deque<String> newest(final List<String> lines, final int countMax) {
        return new ArrayDeque<>(lines.subList(Math.max(0, lines.size() - countMax), lines.size()));
    }

    private static Object keyOf(final Path file) throws IOException {
        return Files.exists(file)
                ? Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class)
                        .fileKey()
                : null;
    }
}
