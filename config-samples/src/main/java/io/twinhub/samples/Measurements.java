package io.twinhub.samples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a machine can say about itself. For one thread. */
interface Measurements extends AutoCloseable {
    /** The names of the values, in the order of {@link #read}. */
    List<String> names();

    /** Measures all values now. The same array is filled again by the next call. */
    double[] read();

    @Override
    void close();

    /** The best that this machine offers. */
    static Measurements ofThisMachine() {
        return Files.isReadable(Path.of("/proc/stat")) ? new ProcMeasurements() : new PortableMeasurements();
    }
}
