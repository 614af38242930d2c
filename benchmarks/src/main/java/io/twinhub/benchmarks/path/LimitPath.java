package io.twinhub.benchmarks.path;

import io.twinhub.load.PathProcesses;
import io.twinhub.load.PathSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Starts the limit: raw Aeron, packing, the second copy dropped by its number, and nothing else. */
final class LimitPath {
    private LimitPath() {}

    static PathProcesses start(final Path folder, final PathSetting setting, final String idle) throws IOException {
        final PathProcesses processes = new PathProcesses(folder);
        try {
            final String prefix =
                    "/dev/shm/twinhub-limit-" + ProcessHandle.current().pid() + "-";
            for (final String name : PathProcesses.NAMES) {
                final String computer = switch (name) {
                    case "sender" -> "here";
                    case "receiver" -> "far";
                    default -> name;
                };
                // A relay is ended by a signal and does not clear its shared memory away.
                processes.deleteAtEnd(Path.of(prefix + computer));
                processes.start(
                        name,
                        setting.jvmOptions(),
                        Map.of(),
                        RelayMain.class.getName(),
                        List.of(
                                name,
                                prefix + computer,
                                Integer.toString(setting.mtuBytes()),
                                Integer.toString(setting.port()),
                                idle,
                                processes.controlFile().toString()));
            }
            return processes;
        } catch (final IOException | RuntimeException ex) {
            processes.close();
            throw ex;
        }
    }
}
