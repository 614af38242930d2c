package io.twinhub.executive.manager;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Role;
import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.SavedLevel;
import io.twinhub.executive.SessionRules;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialFile;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.QuestionSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The process of a manager. Started by the system start command of each computer that {@code <sessions>} names. Its log, that of the copy "manager", tells its role, and
 * which sessions failed or ended. At level {@code disk} its sessions lie in the file {@code sessions} of its folder.
 */
public final class ManagerMain {
    private static final long REPORT_INTERVAL_NS = 1_000_000_000L;

    private ManagerMain() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            run(bus);
        } catch (final TwinhubException ex) { // it is started again, and says it again as long as it is so
            say(ex.error());
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(final Bus bus) {
        final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
        final Manager manager = new Manager(
                bus,
                settings,
                SessionRules.STANDARD,
                settings.saved() == SavedLevel.DISK ? disk(bus) : null,
                ManagerMain::say);
        final SerialFile<ManagerReport> reports = SerialFile.of(ManagerReport.TYPE);
        final Path file =
                ManagerReport.file(Home.sharedMemory(bus.plan(), bus.computer(), System.getProperty("user.name")));
        long reportDueNs = bus.nanoTime();
        String failed = "";
        Role role = Role.DOWN;
        try (QuestionSocket<ManagerQuestion, ManagerAnswer> socket = socket(new ManagerDesk(manager, bus::nanoTime))) {
            while (!Thread.currentThread().isInterrupted()) {
                bus.idle(bus.poll() + manager.doWork() + (socket == null ? 0 : socket.doWork(bus.nanoTime())));
                if (bus.nanoTime() - reportDueNs >= 0) {
                    reportDueNs = bus.nanoTime() + REPORT_INTERVAL_NS;
                    failed = tell(reports, file, manager.report(), failed);
                }
                if (bus.role() != role) {
                    role = bus.role();
                    System.out.println(Instant.now() + " manager: now " + role);
                }
            }
        }
    }

    private static Disk disk(final Bus bus) {
        final String system = bus.plan().systemName() + " " + bus.plan().version();
        return new SqliteDisk(Path.of("sessions").toAbsolutePath(), system, ManagerMain::say);
    }

    private static void say(final ErrorResult error) {
        System.out.println(Instant.now() + " manager: " + error.toText());
    }

    /** Null if there can be none: sessions go on without it. */
    private static QuestionSocket<ManagerQuestion, ManagerAnswer> socket(final ManagerDesk desk) {
        try {
            final Path file = Home.copySocket(Path.of(System.getenv(InstanceFile.VARIABLE)));
            return new QuestionSocket<>(file, ManagerQuestion.TYPE, ManagerAnswer.TYPE, desk);
        } catch (final TwinhubException failed) {
            say(failed.error());
            return null;
        }
    }

    /** In shared memory, so that it costs no wait for a disk. What fails is said when it begins to; returns what fails now. */
    private static String tell(
            final SerialFile<ManagerReport> reports,
            final Path file,
            final ManagerReport report,
            final String failedBefore) {
        if (Files.isDirectory(file.getParent())) { // else the localHub is gone, and with it its counters
            try {
                reports.write(file, report);
            } catch (final TwinhubException ex) {
                if (!ex.error().text().equals(failedBefore)) {
                    say(ex.error());
                }
                return ex.error().text();
            }
        }
        return "";
    }
}
