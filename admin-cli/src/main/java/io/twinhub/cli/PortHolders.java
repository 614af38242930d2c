package io.twinhub.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who holds a port, as far as Linux tells this user: the processes of others are root's to see. */
final class PortHolders {
    private static final int ADDRESS_COLUMN = 1;
    private static final int INODE_COLUMN = 9;
    private static final Path PROCESSES = Path.of("/proc");

    private final MachineFiles files;

    PortHolders(final MachineFiles files) {
        this.files = files;
    }

    /**
     * A process.
     *
     * @param pid 0 if it is not known.
     * @param command as it was started.
     */
    record Holder(long pid, String command) {
        private static final Holder UNKNOWN = new Holder(0, "");

        boolean isStartCommand() {
            return command.contains("io.twinhub.cli.Main") && command.contains(" start ");
        }

        String title() {
            return pid == 0 ? "a process that this user may not see" : "process " + pid + " (" + shortened() + ")";
        }

        private String shortened() {
            return command.length() <= 80 ? command : command.substring(0, 77) + "...";
        }
    }

    /** @param protocol udp or tcp. */
    Holder of(final String protocol, final int port) {
        final Set<String> sockets = Stream.of(protocol, protocol + "6")
                .flatMap(name -> files.lines("proc/net/" + name).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > INODE_COLUMN)
                .filter(columns -> columns[ADDRESS_COLUMN].endsWith(String.format(Locale.ROOT, ":%04X", port)))
                .map(columns -> "socket:[" + columns[INODE_COLUMN] + "]")
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .findFirst()
                .map(process -> new Holder(process.pid(), command(process.pid())))
                .orElse(Holder.UNKNOWN);
    }

    private static boolean holds(final long pid, final Set<String> sockets) {
        for (final Path descriptor : descriptors(pid)) {
            try {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            } catch (final IOException closed) {
                // In the meantime.
            }
        }
        return false;
    }

    private static List<Path> descriptors(final long pid) {
        try (Stream<Path> all = Files.list(PROCESSES.resolve(pid + "/fd"))) {
            return all.toList();
        } catch (final IOException notOurs) {
            return List.of();
        }
    }

    private String command(final long pid) {
        return files.line("proc/" + pid + "/cmdline").replace('\0', ' ').strip();
    }
}
