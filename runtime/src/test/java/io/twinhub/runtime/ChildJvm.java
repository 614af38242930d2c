package io.twinhub.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of a test's own, which can be killed. Ends with the test. */
final class ChildJvm implements AutoCloseable {
    private static final int END_WITHIN_SECONDS = 15;

    private final Process process;
    private final Path output;

    private ChildJvm(final Process process, final Path output) {
        this.process = process;
        this.output = output;
    }

    static ChildJvm start(final Class<?> main, final Object... arguments) {
        return start(List.of(JvmArguments.REQUIRED), main, arguments);
    }

    static ChildJvm start(final List<String> jvmArguments, final Class<?> main, final Object... arguments) {
        try {
            final List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
            command.addAll(jvmArguments);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
            for (final Object argument : arguments) {
                command.add(argument.toString());
            }
            final Path output = Files.createTempFile("twinhub-child", ".out");
            final ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().remove("JDK_JAVA_OPTIONS");
            return new ChildJvm(builder.start(), output);
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM; returns the exit code. */
    int terminate() {
        process.destroy();
        return awaitEnd();
    }

    /** SIGSTOP, SIGCONT and the like. */
    void signal(final String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        } catch (final InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("child is still there:\n" + output());
            }
            return process.exitValue();
        } catch (final InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /** For a process that is itself the child of a test. */
    void awaitForever() {
        process.onExit().join();
    }

    /** What it has written to standard output and error so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            kill();
        }
        Files.deleteIfExists(output);
    }
}
