package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.config.CopyRole;

/** A program of {@link HandoverTest} that says what it is told of roles. */
final class RoleWatch {
    private RoleWatch() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            bus.subscribe(
                    "copy.*.role",
                    CopyRole.TYPE,
                    (role, event) -> System.out.println("watch: " + event.name() + " active=" + role.active()
                            + " former=" + role.former() + " reason=" + role.reason()));
            while (!Thread.currentThread().isInterrupted()) {
                bus.idle(bus.poll());
            }
        }
    }
}
