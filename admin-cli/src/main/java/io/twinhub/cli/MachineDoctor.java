package io.twinhub.cli;

import io.twinhub.config.TransportPlan;
import io.twinhub.config.TransportSpec;
import io.twinhub.start.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What a computer has to have for a system to run, whichever. */
final class MachineDoctor {
    private static final String SHARED_MEMORY = "dev/shm";
    private static final String RECEIVE_BUFFER = "net.core.rmem_max";
    private static final String SEND_BUFFER = "net.core.wmem_max";

    /** A hub keeps some files open for each stream of a link; of a hundred computers a mainHub has somewhat more than a thousand. */
    private static final long OPEN_FILES_MIN = 4096;

    private static final long PROCESS_IDS_MIN = 32_768;
    private static final long MEMORY_MAPS_MIN = 65_530;
    private static final Set<String> FAST_CLOCKS =
            Set.of("tsc", "arch_sys_counter", "kvm-clock", "hyperv_clocksource_tsc_page");

    private final MachineFiles files;
    private final List<TransportPlan> transports;
    private final long memoryNeededBytes;

    /**
     * @param transports of what is to run here; empty if that is not known.
     * @param memoryNeededBytes what hubs that do not run yet will want of the shared memory.
     */
    MachineDoctor(final MachineFiles files, final List<TransportPlan> transports, final long memoryNeededBytes) {
        this.files = files;
        this.transports = transports;
        this.memoryNeededBytes = memoryNeededBytes;
    }

    List<Diagnosis> look() {
        final List<Diagnosis> all = new ArrayList<>();
        all.add(java());
        all.add(sharedMemory());
        all.add(receiveBuffer());
        all.add(sendBuffer());
        all.add(openFiles());
        all.add(atLeast("kernel.pid_max", PROCESS_IDS_MIN));
        all.add(atLeast("vm.max_map_count", MEMORY_MAPS_MIN));
        all.add(clockSource());
        all.add(synchronization());
        return all;
    }

    private static Diagnosis java() {
        final boolean hasCompiler = Files.isExecutable(JavaCommand.binary().resolveSibling("javac"));
        final String found = Runtime.version() + ", " + (hasCompiler ? "JDK" : "JRE") + ", " + JavaCommand.binary();
        if (!Files.isExecutable(JavaCommand.binary())) {
            return Diagnosis.wrong(
                    "java", found + ", which cannot be executed", "Install a Java 17 or newer, or set JAVA_HOME.");
        }
        if (!System.getProperty("os.arch").contains("64")) {
            return Diagnosis.wrong(
                    "java", found + ", for " + System.getProperty("os.arch"), "Install a Java for 64 bits.");
        }
        return Diagnosis.ok("java", "%s", found);
    }

    private Diagnosis sharedMemory() {
        final OptionalLong free = files.free(SHARED_MEMORY);
        if (free.isEmpty()) {
            return Diagnosis.wrong(
                    "/dev/shm",
                    "is not there",
                    "mkdir -p /dev/shm && mount -t tmpfs -o mode=1777,size=1g tmpfs /dev/shm");
        }
        final String mount = mount("/dev/shm");
        if (!files.isWritable(SHARED_MEMORY) || Arrays.asList(options(mount)).contains("ro")) {
            return Diagnosis.wrong("/dev/shm", "cannot be written to", "mount -o remount,rw,mode=1777 /dev/shm");
        }
        final long needed = Math.max(memoryNeededBytes, transports.isEmpty() ? usual().sharedMemoryNeededBytes() : 0);
        final String found = mebibytes(free.getAsLong()) + " free"
                + (needed == 0 ? "" : ", " + mebibytes(needed) + " wanted by what does not run yet");
        if (free.getAsLong() < needed) {
            return Diagnosis.wrong(
                    "/dev/shm", found, "mount -o remount,size=" + (1 + 2 * needed / (1 << 30)) + "g /dev/shm");
        }
        if (!mount.isEmpty() && !mount.split(" ")[2].equals("tmpfs")) {
            return Diagnosis.warning(
                    "/dev/shm",
                    found + ", but on a " + mount.split(" ")[2] + " and not in memory",
                    "mount -t tmpfs tmpfs /dev/shm");
        }
        return Diagnosis.ok("/dev/shm", "%s%s", found, mount.isEmpty() ? "" : ", " + mount.split(" ")[3]);
    }

    private static TransportPlan usual() {
        return TransportPlan.of(TransportSpec.DEFAULT);
    }

    /** The line of /proc/mounts; empty if nothing is mounted there. */
    private String mount(final String place) {
        return files.lines("proc/mounts").stream()
                .filter(line -> line.split(" ").length > 3 && line.split(" ")[1].equals(place))
                .reduce("", (first, last) -> last);
    }

    private static String[] options(final String mount) {
        return mount.isEmpty() ? new String[0] : mount.split(" ")[3].split(",");
    }

    /** What the sockets of a hub ask for; below the window of a sender it does not start. */
    private Diagnosis receiveBuffer() {
        final OptionalLong allowed = files.number("proc/sys/net/core/rmem_max");
        final List<TransportPlan> all = transports.isEmpty() ? List.of(usual()) : transports;
        final int wanted = all.stream()
                .mapToInt(plan -> Math.max(plan.socketBufferBytes(), plan.receiverWindowBytes()))
                .max()
                .orElseThrow();
        if (allowed.isPresent() && all.stream().anyMatch(plan -> plan.receiverWindowBytes() > allowed.getAsLong())) {
            return Diagnosis.wrong(
                    RECEIVE_BUFFER,
                    allowed.getAsLong() + ", needed are " + wanted + "; a hub does not start",
                    sysctl(RECEIVE_BUFFER, wanted));
        }
        return atLeast(RECEIVE_BUFFER, wanted);
    }

    /** Nothing asks for more than the system gives by itself; but a datagram has to fit. */
    private Diagnosis sendBuffer() {
        final int longest =
                transports.stream().mapToInt(TransportPlan::mtuBytes).max().orElse(usual().mtuBytes());
        return atLeast(SEND_BUFFER, longest);
    }

    private static String sysctl(final String name, final long value) {
        return String.format("sysctl -w %1$s=%2$d && echo '%1$s=%2$d' >> /etc/sysctl.d/90-twinhub.conf", name, value);
    }

    private Diagnosis openFiles() {
        final String line = files.lines("proc/self/limits").stream()
                .filter(each -> each.startsWith("Max open files"))
                .findFirst()
                .orElse("");
        final String[] parts = line.replace("Max open files", "").strip().split("\\s+");
        // The JVM raises the soft limit to the hard one, so the latter is what processes get.
        if (parts.length < 2 || !parts[1].matches("\\d{1,18}")) {
            return Diagnosis.ok("open files", "no limit");
        }
        final long limit = Long.parseLong(parts[1]);
        return limit >= OPEN_FILES_MIN
                ? Diagnosis.ok("open files", "%d for each process", limit)
                : Diagnosis.warning(
                        "open files",
                        limit + " for each process; a hub with many computers needs more",
                        "ulimit -Hn " + OPEN_FILES_MIN + ", or LimitNOFILE=" + OPEN_FILES_MIN
                                + " in the systemd unit that runs the start command");
    }

    private Diagnosis atLeast(final String name, final long wanted) {
        final OptionalLong value = files.number("proc/sys/" + name.replace('.', '/'));
        if (value.isEmpty()) {
            return Diagnosis.ok(name, "not shown here");
        }
        final String found = value.getAsLong() + ", wanted are " + wanted;
        return value.getAsLong() >= wanted
                ? Diagnosis.ok(name, "%s", found)
                : Diagnosis.warning(name, found, sysctl(name, wanted));
    }

    private Diagnosis clockSource() {
        final String folder = "sys/devices/system/clocksource/clocksource0/";
        final String source = files.line(folder + "current_clocksource");
        if (source.isEmpty() || FAST_CLOCKS.contains(source)) {
            return Diagnosis.ok("clock source", "%s", source.isEmpty() ? "not shown here" : source);
        }
        final String better = Arrays.stream(
                        files.line(folder + "available_clocksource").split(" "))
                .filter(FAST_CLOCKS::contains)
                .findFirst()
                .orElse("");
        return Diagnosis.warning(
                "clock source",
                source + "; each look at the clock is a call of the kernel, which costs time on the message path",
                better.isEmpty()
                        ? "None that is faster is available; look for \"clocksource\" in dmesg."
                        : "echo " + better + " > /" + folder + "current_clocksource");
    }

    /** Nothing of the Twinhub's safety rests on it; people and programs compare timestamps. */
    private Diagnosis synchronization() {
        final String answer = ask("timedatectl", "show", "--property=NTPSynchronized", "--value");
        if (files.exists("run/systemd/timesync/synchronized") || answer.equals("yes")) {
            return Diagnosis.ok("clock", "synchronised");
        }
        final String leap = ask("chronyc", "-c", "tracking");
        if (!leap.isEmpty()) {
            return leap.endsWith("Not synchronised")
                    ? Diagnosis.warning("clock", "chrony says that it is not synchronised", "chronyc sources")
                    : Diagnosis.ok("clock", "synchronised by chrony");
        }
        return Diagnosis.warning(
                "clock",
                answer.equals("no")
                        ? "is not synchronised"
                        : "nobody here says whether it is synchronised; timestamps of several computers may not compare",
                "timedatectl set-ntp true, or install chrony; in a container the host keeps the clock");
    }

    /** What a program says first; empty if there is none, it fails, or does not answer within a second. */
    private static String ask(final String... command) {
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 ? said : "";
        } catch (final IOException absent) {
            return "";
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    static String mebibytes(final long bytes) {
        return bytes / (1 << 20) + " MiB";
    }
}
