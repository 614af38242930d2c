package io.twinhub.start;

import io.twinhub.config.Home;
import io.twinhub.start.activation.Orders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A supervisor on a thread of its own, with what it says. Closing stops it and waits. */
public final class StartedSupervisor implements AutoCloseable {
    public static final String COMPUTER = "plant-1";
    static final SupervisorLimits QUICK = new SupervisorLimits(
            TimeUnit.MILLISECONDS.toNanos(20),
            TimeUnit.MILLISECONDS.toNanos(50),
            TimeUnit.MILLISECONDS.toNanos(400),
            TimeUnit.SECONDS.toNanos(10),
            TimeUnit.MILLISECONDS.toNanos(300),
            10_000,
            3);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Supervisor supervisor;
    private final Thread thread;
    private volatile Exception failure;

    StartedSupervisor(final Path folder, final LaunchPlans plans) {
        this(folder, plans, report -> Companion.none());
    }

    /** With its control channel. */
    public StartedSupervisor(final Path folder, final LaunchPlans plans, final Home home) {
        this(folder, plans, report -> new Control(home, report, new Orders(home, report)));
    }

    private StartedSupervisor(final Path folder, final LaunchPlans plans, final Function<Report, Companion> companion) {
        final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        final Report report = new Report(COMPUTER, out, out);
        supervisor = new Supervisor(folder, plans, QUICK, report);
        thread = new Thread(() -> run(companion.apply(report)), "supervisor");
        thread.start();
    }

    private void run(final Companion companion) {
        try {
            supervisor.run(companion);
        } catch (final IOException | InterruptedException | RuntimeException ex) {
            failure = ex;
        }
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** How many lines contain this. */
    long count(final String part) {
        return said().lines().filter(line -> line.contains(part)).count();
    }

    public void awaitSaid(final String part) {
        Await.until("\"" + part + "\" in:\n" + said(), () -> said().contains(part));
    }

    public Exception awaitFailure() {
        Await.until("an end of the supervisor", () -> !thread.isAlive());
        return failure;
    }

    List<ProcessRecord> records(final Path folder) {
        return StartRecord.read(folder).map(ProcessRecords::processes).orElse(List.of());
    }

    @Override
    public void close() {
        supervisor.stop();
        Await.until("the stop of the supervisor", () -> !thread.isAlive());
    }
}
