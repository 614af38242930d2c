package io.twinhub.benchmarks.path;

import io.twinhub.config.SystemPlan;
import io.twinhub.load.FreePort;
import io.twinhub.load.LoadSystem;
import io.twinhub.load.PathProcesses;
import io.twinhub.load.PathRun;
import io.twinhub.load.PathSetting;
import io.twinhub.load.TwinhubPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.IoUtil;

/** Starts paths as the options say, each in a folder of its own that goes with it. */
final class PathStart {
    /** A sender keeps a message that its peer has not consumed, a receiver puts it together. */
    private static final String LONG_MESSAGE_HEAP = "-Xmx640m";

    private final PathOptions options;

    PathStart(final PathOptions options) {
        this.options = options;
    }

    /** A path that runs. Closing ends its processes and removes what they wrote. */
    record Started(PathProcesses processes, PathRun run) implements AutoCloseable {
        @Override
        public void close() {
            processes.close();
            IoUtil.delete(processes.folder().toFile(), true);
        }
    }

    /** Starts the limit. */
    Started limit(final int mtuBytes) throws IOException {
        return started(LimitPath.start(folder(), setting(mtuBytes, false), options.idle()));
    }

    /** Starts the Twinhub. */
    Started twinhub(final int mtuBytes) throws IOException {
        return started(TwinhubPath.start(folder(), setting(mtuBytes, false)));
    }

    /** Starts the Twinhub with a network A that can lose datagrams. */
    Started lossyTwinhub(final int mtuBytes) throws IOException {
        return started(TwinhubPath.start(folder(), setting(mtuBytes, true)));
    }

    /** Starts the limit for long transfers, with the heap of {@link #pointTwinhub}. */
    Started pointLimit(final int mtuBytes) throws IOException {
        return started(LimitPath.start(folder(), pointSetting(mtuBytes), options.idle()));
    }

    /** Starts the Twinhub with a message connection. */
    Started pointTwinhub(final int mtuBytes) throws IOException {
        return started(TwinhubPath.start(folder(), pointSetting(mtuBytes)));
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("twinhub-path-");
    }

    private Started started(final PathProcesses processes) throws IOException {
        try {
            return new Started(processes, new PathRun(processes, options.sizes()[0]));
        } catch (final IOException | RuntimeException ex) {
            processes.close();
            throw ex;
        }
    }

    private PathSetting setting(final int mtuBytes, final boolean lossy) {
        return setting(mtuBytes, lossy ? LossyNetworkA.PROPERTIES : Map.of(), null, options.jvmOptions());
    }

    private PathSetting pointSetting(final int mtuBytes) {
        final List<String> jvmOptions = new ArrayList<>(options.jvmOptions());
        jvmOptions.add(LONG_MESSAGE_HEAP);
        return setting(mtuBytes, Map.of(), options.connection(), jvmOptions);
    }

    private PathSetting setting(
            final int mtuBytes,
            final Map<String, String> hubProperties,
            final String connection,
            final List<String> jvmOptions) {
        return new PathSetting(
                mtuBytes,
                "profile=\"fast\" idle=\"" + options.idle() + "\" " + options.transport(),
                freePort(),
                options.sizes(),
                connection,
                jvmOptions,
                hubProperties,
                options.jfr());
    }

    /** Several may measure on one machine, if they must. */
    private int freePort() {
        final SystemPlan plan = SystemPlan.compile(LoadSystem.spec("free", FreePort.FIRST, "", options.sizes()));
        return FreePort.of(plan).orElseThrow(() -> new IllegalStateException("no free UDP port was found"));
    }
}
