package io.twinhub.config;

/**
 * A computer. The array belongs to the plan: read, never write.
 *
 * @param id dense, from 0: first the hub computers, then the spokes, each in text order; below 65535.
 * @param hub true for a hub computer, false for a spoke.
 * @param network 0 for A, 1 for B; -1 for a spoke, which is attached to both.
 * @param zone what fails as a whole with it; empty if that is not known.
 * @param addressA IP address on network A; null where not attached.
 * @param addressB IP address on network B; null where not attached.
 * @param instances ids of the instances that run here, ascending; programs only.
 * @param hubInstance id of the instance in whose name the localHub of this spoke publishes its {@link HubEvent}s; -1 if it publishes none.
 */
public record ComputerPlan(
        int id,
        String name,
        boolean hub,
        int network,
        String zone,
        String addressA,
        String addressB,
        int[] instances,
        int hubInstance) {

    /** The IP address on this network; null where not attached. */
    public String address(final int onNetwork) {
        return onNetwork == 0 ? addressA : addressB;
    }
}
