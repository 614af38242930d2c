package io.twinhub.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/** Held while the store of sealed versions is changed: by one thread of one process. Freed by the system if that dies. */
final class StoreLock {
    // A file lock keeps other processes out, but a second thread of this one would get an exception instead of waiting.
    private static final ReentrantLock THREADS = new ReentrantLock();

    private StoreLock() {}

    /** Work that may fail on a file. */
    interface Work<T> {
        T run() throws IOException;
    }

    /** Does the work while nobody else changes the store; waits for its turn. */
    static <T> T hold(final Path file, final Work<T> work) throws IOException {
        THREADS.lock();
        try (FileChannel channel = OwnerOnlyFiles.openForLock(file)) {
            // Released when the channel closes.
            channel.lock();
            return work.run();
        } finally {
            THREADS.unlock();
        }
    }
}
