package io.twinhub.systemtests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The clocks of the processes of one computer in this test, which can be set while they run, by a library that is preloaded into them. */
final class ShiftedClocks {
    private static final Path SOURCE = SourceTree.root().resolve("system-tests/src/test/c/shifted-clocks.c");

    private final Path library;
    private final Path file;
    private long wallNs;
    private long monotonicNs;

    private ShiftedClocks(final Path library, final Path file) {
        this.library = library;
        this.file = file;
    }

    /** Builds the library; false if there is no C compiler on this computer. */
    static boolean build(final Path folder) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(
                                    "cc",
                                    "-shared",
                                    "-fPIC",
                                    "-O1",
                                    "-o",
                                    library(folder).toString(),
                                    SOURCE.toString(),
                                    "-ldl",
                                    "-pthread")
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException absent) {
            return false;
        }
    }

    /** Those of a computer, right for the time being. */
    static ShiftedClocks of(final Path folder, final String computer) throws IOException {
        final ShiftedClocks clocks = new ShiftedClocks(library(folder), folder.resolve(computer + ".clocks"));
        clocks.write();
        return clocks;
    }

    private static Path library(final Path folder) {
        return folder.resolve("shifted-clocks.so");
    }

    /** For the start command of the computer. */
    Map<String, String> environment() {
        return Map.of("LD_PRELOAD", library.toString(), "SHIFTED_CLOCKS", file.toString());
    }

    /** Sets the wall clock: so much later than it is. */
    void wallClock(final long hours) throws IOException {
        wallNs = TimeUnit.HOURS.toNanos(hours);
        write();
    }

    /** For so long the monotonic clock stood still. */
    void stoodStill(final long ns) throws IOException {
        monotonicNs -= ns;
        write();
    }

    private void write() throws IOException {
        final ByteBuffer shifts = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.nativeOrder());
        shifts.putLong(wallNs).putLong(monotonicNs).flip();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(shifts, 0);
        }
    }
}
