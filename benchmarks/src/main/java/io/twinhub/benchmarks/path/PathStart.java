package io.twinhub.benchmarks.path;

import io.twinhub.load.PathProcesses;
import io.twinhub.load.PathRun;
import io.twinhub.load.PathSetting;
import io.twinhub.load.TwinhubPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.IoUtil;

/** Starts paths as the options say, each in a folder of its own that goes with it. */
final class PathStart {
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
        return new PathSetting(
                mtuBytes,
                "profile=\"fast\" idle=\"" + options.idle() + "\" " + options.transport(),
                options.port(),
                options.sizes(),
                options.jvmOptions(),
                lossy ? LossyNetworkA.PROPERTIES : Map.of(),
                options.jfr());
    }
}
