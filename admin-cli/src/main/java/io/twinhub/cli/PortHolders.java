package io.twinhub.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
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

    /**
     * Who holds a port of an address, or the port of all addresses.
     *
     * @param protocol udp or tcp.
     * @param address a numeric one.
     */
    Holder of(final String protocol, final String address, final int port) {
        final Pattern socket =
                Pattern.compile("(0+|[0F]*" + kernelForm(address) + String.format(Locale.ROOT, "):%04X", port));
        final Set<String> sockets = Stream.of(protocol, protocol + "6")
                .flatMap(name -> files.lines("proc/net/" + name).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > INODE_COLUMN)
                .filter(columns -> socket.matcher(columns[ADDRESS_COLUMN]).matches())
                .map(columns -> "socket:[" + columns[INODE_COLUMN] + "]")
                .collect(Collectors.toSet());
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .findFirst()
                .map(process -> new Holder(process.pid(), command(process.pid())))
                .orElse(Holder.UNKNOWN);
    }

    /** Hexadecimal, each 32 bits with the least byte first, as the kernel shows them where the processor has them so. */
    private static String kernelForm(final String address) {
        final byte[] bytes;
        try {
            bytes = InetAddress.getByName(address).getAddress();
        } catch (final UnknownHostException unknown) {
            return "\\w*";
        }
        final StringBuilder form = new StringBuilder();
        for (int word = 0; word < bytes.length; word += Integer.BYTES) {
            for (int i = Integer.BYTES - 1; i >= 0; i--) {
                form.append(String.format(Locale.ROOT, "%02X", bytes[word + i]));
            }
        }
        return form.toString();
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
