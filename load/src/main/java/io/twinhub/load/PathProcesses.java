package io.twinhub.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.IoUtil;

/** The six processes of one path, limit or Twinhub, and the control file of its programs. Closing ends them. For one thread. */
public final class PathProcesses implements AutoCloseable {
    /** In the order in which a message passes them. */
    public static final List<String> NAMES = List.of("sender", "here", "hub-a", "hub-b", "far", "receiver");

    private static final long END_MAX_S = 5;

    private final Path folder;
    private final LoadControl control;
    private final List<Path> leftFolders = new ArrayList<>();
    private final Map<String, ProcessBuilder> builders = new LinkedHashMap<>();
    private final Map<String, Process> processes = new LinkedHashMap<>();

    /** @param folder an empty one. */
    public PathProcesses(final Path folder) {
        this.folder = folder;
        control = LoadControl.open(controlFile());
    }

    public Path folder() {
        return folder;
    }

    public Path controlFile() {
        return folder.resolve("control");
    }

    public LoadControl control() {
        return control;
    }

    /** Deletes this folder, too, when everything has ended. */
    public void deleteAtEnd(final Path left) {
        leftFolders.add(left);
    }

    /** Starts a process; what it prints goes to a file in the folder. */
    public void start(
            final String name,
            final List<String> jvmOptions,
            final Map<String, String> environment,
            final String mainClass,
            final List<String> arguments)
            throws IOException {
        final List<String> command = new ArrayList<>(Processors.prefix(name));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        final ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".out").toFile()));
        builder.environment().putAll(environment);
        builders.put(name, builder);
        processes.put(name, builder.start());
    }

    /** Kills a process without warning and starts it anew. */
    public void killAndRestart(final String name) throws IOException {
        processes.get(name).destroyForcibly();
        awaitEnd(processes.get(name));
        processes.put(name, builders.get(name).start());
    }

    public long pid(final String name) {
        return processes.get(name).pid();
    }

    /** Stops all processes where they are, until {@link #goOn}. What has time-outs shorter than this takes them for dead. */
    public void standStill() throws IOException {
        signal("STOP");
    }

    /** Lets all processes go on that stand still. */
    public void goOn() throws IOException {
        signal("CONT");
    }

    private void signal(final String signal) throws IOException {
        final List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\"", signal));
        processes.values().forEach(process -> command.add(Long.toString(process.pid())));
        final Process kill = new ProcessBuilder(command).inheritIO().start();
        awaitEnd(kill);
        checkAlive();
        if (kill.isAlive() || kill.exitValue() != 0) {
            throw new IOException("SIG" + signal + " did not reach all processes of the path");
        }
    }

    /** Fails with what a process said if it has ended. */
    void checkAlive() throws IOException {
        for (final Map.Entry<String, Process> entry : processes.entrySet()) {
            if (!entry.getValue().isAlive()) {
                throw new IllegalStateException(
                        entry.getKey() + " has ended: " + Files.readString(folder.resolve(entry.getKey() + ".out")));
            }
        }
    }

    /** Ends all processes and waits for their end. */
    @Override
    public void close() {
        processes.values().forEach(Process::destroy);
        processes.values().forEach(PathProcesses::awaitEnd);
        leftFolders.forEach(left -> IoUtil.delete(left.toFile(), true));
        control.close();
    }

    private static void awaitEnd(final Process process) {
        try {
            if (!process.waitFor(END_MAX_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (final InterruptedException ex) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
