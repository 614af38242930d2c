package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.SystemPlan;
import io.twinhub.runtime.HubCounters;
import io.twinhub.start.Distribution;
import io.twinhub.start.JavaCommand;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.StartRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One computer of the demo: a start command as a process of its own, in the home folder of the demo. */
final class DemoComputer implements AutoCloseable {
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx64m");
    private static final long STOP_MAX_S = 20;
    private static final long DOWN = -1;

    private final Home home;
    private final SystemPlan plan;
    private final String name;
    private final Process process;

    private DemoComputer(final Home home, final SystemPlan plan, final String name, final Process process) {
        this.home = home;
        this.plan = plan;
        this.name = name;
        this.process = process;
    }

    /** Starts the computer. It ends by itself when this process ends, however that is. */
    static DemoComputer start(final Home home, final SystemPlan plan, final String name) throws IOException {
        final List<String> arguments = List.of(
                "system",
                "start",
                "--computer",
                name,
                "--home",
                home.root().toString(),
                "--programs",
                Distribution.programs().toString(),
                "--until-input-ends");
        final Process process = new ProcessBuilder(JavaCommand.of(JVM_OPTIONS, Main.class.getName(), arguments))
                .redirectErrorStream(true)
                .redirectOutput(home.root().resolve(name + ".log").toFile())
                .start();
        return new DemoComputer(home, plan, name, process);
    }

    String name() {
        return name;
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** The process id of the hub process; empty while there is none. */
    Optional<Long> hubPid() {
        return pid(ProcessPlan.Role.HUB, record -> true);
    }

    /** The process id of a program copy; empty while it does not run. */
    Optional<Long> copyPid(final String copy) {
        return pid(ProcessPlan.Role.COPY, record -> record.name().equals(copy));
    }

    private Optional<Long> pid(final ProcessPlan.Role role, final Predicate<ProcessRecord> wanted) {
        return StartRecord.read(home.computer(name)).stream()
                .flatMap(records -> records.processes().stream())
                .filter(record -> record.role() == role && record.pid() != 0 && wanted.test(record))
                .map(ProcessRecord::pid)
                .findFirst();
    }

    /** How many sources each path does not bring completely just now, A then B; -1 where the path is down or nothing is known. */
    List<Long> behind() {
        final Map<String, Long> counters = HubCounters.read(sharedMemory())
                .filter(HubCounters::isAlive)
                .map(HubCounters::values)
                .orElse(Map.of());
        final List<Long> behind = new ArrayList<>();
        for (final String path : List.of("A", "B")) {
            behind.add(counters.getOrDefault("path." + path + ".behind", DOWN));
        }
        return behind;
    }

    /** The shared memory of its hub process. */
    Path sharedMemory() {
        return Home.sharedMemory(plan, name, System.getProperty("user.name"));
    }

    /** Begins to stop it. */
    void stop() {
        process.destroy();
    }

    /** Stops it and waits for its end. */
    @Override
    public void close() {
        stop();
        try {
            if (!process.waitFor(STOP_MAX_S, TimeUnit.SECONDS)) {
                // Its guard ends what it leaves behind.
                process.destroyForcibly().waitFor();
            }
        } catch (final InterruptedException ex) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
