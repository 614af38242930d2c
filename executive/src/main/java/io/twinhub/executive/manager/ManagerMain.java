package io.twinhub.executive.manager;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Role;
import io.twinhub.config.SavedLevel;
import io.twinhub.executive.SessionRules;
import io.twinhub.metadata.ErrorResult;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The process of a manager. Started by the system start command of each computer that {@code <sessions>} names. Its log, that of the copy "manager", tells its role, and
 * which sessions failed or ended. At level {@code disk} its sessions lie in the file {@code sessions} of its folder.
 */
public final class ManagerMain {
    private ManagerMain() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
            final Manager manager = new Manager(
                    bus,
                    settings,
                    SessionRules.STANDARD,
                    settings.saved() == SavedLevel.DISK ? disk(bus) : null,
                    ManagerMain::say);
            Role role = Role.DOWN;
            while (!Thread.currentThread().isInterrupted()) {
                bus.idle(bus.poll() + manager.doWork());
                if (bus.role() != role) {
                    role = bus.role();
                    System.out.println(Instant.now() + " manager: now " + role);
                }
            }
        }
    }

    private static Disk disk(final Bus bus) {
        final String system = bus.plan().systemName() + " " + bus.plan().version();
        return new SqliteDisk(Path.of("sessions"), system, ManagerMain::say);
    }

    private static void say(final ErrorResult error) {
        System.out.println(Instant.now() + " manager: " + error.toText());
    }
}
