package io.twinhub.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Versions whose processes are commands of a test. */
public final class ShellPlans implements LaunchPlans {
    private final Map<String, List<ProcessPlan>> versions = new ConcurrentHashMap<>();

    /** A version with these processes. */
    public ShellPlans version(final String name, final ProcessPlan... processes) {
        versions.put(name, List.of(processes));
        return this;
    }

    void remove(final String version) {
        versions.remove(version);
    }

    @Override
    public Set<String> versions() {
        return Set.copyOf(versions.keySet());
    }

    @Override
    public List<ProcessPlan> processes(final String version) {
        return versions.get(version);
    }

    /** A program copy that runs a shell script in a folder of its own. */
    public static ProcessPlan copy(final Path folder, final String name, final String script) {
        return plan(ProcessPlan.Role.COPY, folder, name, List.of("/bin/sh", "-c", script));
    }

    static ProcessPlan hub(final Path folder, final String name, final String script) {
        return plan(ProcessPlan.Role.HUB, folder, name, List.of("/bin/sh", "-c", script));
    }

    static ProcessPlan plan(
            final ProcessPlan.Role role, final Path folder, final String name, final List<String> command) {
        final Path own = folder.resolve("copies").resolve(name);
        return new ProcessPlan(role, name, command, own, own.resolve("log"), Map.of(), () -> {}, () -> {});
    }
}
