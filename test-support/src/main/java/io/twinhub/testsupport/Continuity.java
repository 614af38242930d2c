package io.twinhub.testsupport;

/**
 * Whether every localHub has the events that are for it over both networks, as it says itself, every program is connected, and no
 * fault waits to be noticed.
 */
final class Continuity {
    private final SimSystem system;

    Continuity(final SimSystem system) {
        this.system = system;
    }

    boolean holds() {
        final SimWorld world = system.world;
        for (final Path path : world.network.paths()) {
            if (!path.isHealthy()) {
                return false;
            }
        }
        for (final SimSpoke spoke : system.spokes) {
            if (!world.hostility.concerns(spoke.computer) && !spoke.isContinuous()) {
                return false;
            }
        }
        for (final SimProgram program : system.programs) {
            if (!world.hostility.concernsCopy(program.copy)
                    && !world.ledger.isExcused(program.copy)
                    && !(program.isReady() && hasActive(program.copy))) {
                return false;
            }
        }
        return true;
    }

    private boolean hasActive(final int copy) {
        for (final SimProgram program : system.programs) {
            if (program.copy == copy && program.isActive()) {
                return true;
            }
        }
        return false;
    }
}
