package io.twinhub.bus;

/** Hears of each change of this instance's role, on the thread that polls. */
@FunctionalInterface
public interface RoleHandler {
    void onRole(Role role);
}
