package io.twinhub.start;

import io.twinhub.config.TransportProfile;
import java.util.ArrayList;
import java.util.List;

/**
 * With which options the JVM of a hub runs. A hub keeps its messages in buffers that it makes at its start, outside the heap; the heap
 * holds little else than tables, so the collector that costs least is the right one. Bounds checks of buffers stay on in both
 * profiles: what comes in was written by somebody else, and a mistake in a length must end in an exception and not in a foreign byte.
 */
final class HubJvmOptions {
    private static final List<String> ALL =
            List.of("-XX:+UseSerialGC", "-Xss512k", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError");

    private static final long BYTES_PER_MIB = 1024 * 1024;

    private HubJvmOptions() {}

    /** @param heapBytes at most so much heap: it grows with the system, as the budget of the computer says. */
    static List<String> of(final TransportProfile profile, final long heapBytes) {
        final List<String> options = new ArrayList<>(ALL);
        final long heapMib = heapBytes / BYTES_PER_MIB;
        options.add("-Xmx" + heapMib + "m");
        switch (profile) {
            // Only the quick compiler, as many processes share few cores: what is compiled twice costs twice.
            case SMALL -> options.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xms16m"));
            // Both compilers, and a heap that is there from the start: nothing is paged in while messages flow.
            case FAST -> options.addAll(List.of("-Xms" + heapMib + "m", "-XX:+AlwaysPreTouch"));
        }
        return List.copyOf(options);
    }
}
