package io.twinhub.executive.manager;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Role;
import io.twinhub.executive.SessionRules;
import java.time.Instant;

/**
 * The process of a manager. Started by the system start command of each computer that {@code <sessions>} names. Its log, that of the copy "manager", tells its role, and
 * which sessions failed or ended.
 */
public final class ManagerMain {
    private ManagerMain() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            final Manager manager = new Manager(
                    bus,
                    ManagerSettings.of(bus.plan().sessions()),
                    SessionRules.STANDARD,
                    error -> System.out.println(Instant.now() + " manager: " + error.toText()));
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
}
