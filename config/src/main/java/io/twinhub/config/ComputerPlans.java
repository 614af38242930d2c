package io.twinhub.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the computers of a plan: the hubs of both networks, then the spokes, in text order. */
final class ComputerPlans {
    private ComputerPlans() {}

    /**
     * @param instances those that the start commands start.
     * @param firstHubInstance the instance in whose name the localHub of the first spoke publishes; -1 if they do not.
     */
    static ComputerPlan[] of(final SystemSpec spec, final List<InstancePlan> instances, final int firstHubInstance) {
        final Map<Integer, List<InstancePlan>> hosted =
                instances.stream().collect(Collectors.groupingBy(InstancePlan::computer));
        final List<ComputerPlan> plans = new ArrayList<>();
        for (final NetworkSpec network : spec.networks()) {
            final boolean a = network.name().equals("A");
            for (final HubSpec hub : network.hubs()) {
                plans.add(new ComputerPlan(
                        plans.size(),
                        hub.computer(),
                        true,
                        a ? 0 : 1,
                        hub.zone(),
                        a ? hub.address() : null,
                        a ? null : hub.address(),
                        ids(hosted.get(plans.size())),
                        -1));
            }
        }
        int hubInstance = firstHubInstance;
        for (final SpokeSpec spoke : spec.computers()) {
            final int[] here = ids(hosted.get(plans.size()));
            plans.add(new ComputerPlan(
                    plans.size(), spoke.name(), false, -1, spoke.zone(), spoke.a(), spoke.b(), here, hubInstance));
            hubInstance += firstHubInstance < 0 ? 0 : 1;
        }
        return plans.toArray(ComputerPlan[]::new);
    }

    private static int[] ids(final List<InstancePlan> here) {
        return here == null
                ? new int[0]
                : here.stream().mapToInt(InstancePlan::id).toArray();
    }
}
