package io.twinhub.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.agrona.IoUtil;

/** An Aeron directory of a test's own, in shared memory where there is any; gone after the test. */
final class AeronFolder implements AutoCloseable {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private final Path path;

    AeronFolder() {
        final Path parent =
                Files.isWritable(SHARED_MEMORY) ? SHARED_MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
        path = parent.resolve("twinhub-runtime-test-" + UUID.randomUUID());
    }

    Path path() {
        return path;
    }

    Path lock() {
        return path.resolveSibling(path.getFileName() + ".lock");
    }

    @Override
    public void close() throws IOException {
        IoUtil.delete(path.toFile(), true);
        Files.deleteIfExists(lock());
    }
}
