package io.twinhub.config;

import java.util.Arrays;
import java.util.BitSet;

/** Who decides which instance of a copy is ACTIVE, and whom that concerns. Immutable; arrays and sets belong to the plan: read, never write. */
public final class AssignerPlan {
    private static final BitSet NOBODY = new BitSet();

    private final int copy;
    private final int[] computers;
    private final int[] voters;
    /** By copy; null for one that is not assigned. */
    private final BitSet[] subscribing;

    private final BitSet[] concerned;

    AssignerPlan(final AssignersSpec spec, final PlanCompiler compiled) {
        copy = compiled.assignerCopy;
        final InstancePlan[] instances = compiled.instances();
        computers = copy < 0 ? new int[0] : computers(compiled.copies[copy], instances);
        voters = spec == null
                ? new int[0]
                : Arrays.stream(compiled.computers)
                        .filter(computer ->
                                spec.voters().isEmpty() || spec.voters().contains(computer.name()))
                        .mapToInt(ComputerPlan::id)
                        .toArray();
        subscribing = new BitSet[compiled.copies.length];
        concerned = new BitSet[compiled.copies.length];
        for (final CopyPlan candidate : compiled.copies) {
            if (candidate.instances().length > 1 && candidate.id() != copy) {
                final BitSet subscribers = new BitSet();
                for (final int event : candidate.publishes()) {
                    Arrays.stream(compiled.subscribers.spokes(event)).forEach(subscribers::set);
                }
                subscribing[candidate.id()] = subscribers;
                concerned[candidate.id()] = (BitSet) subscribers.clone();
                Arrays.stream(computers(candidate, instances)).forEach(concerned[candidate.id()]::set);
            }
        }
    }

    /** The copy whose instances are the assigners; -1 if there are none. */
    public int copy() {
        return copy;
    }

    /** The spoke computers with an assigner, in the order in which they ask for the office. */
    public int[] computers() {
        return computers;
    }

    /** Whether a computer has an assigner. */
    public boolean hasAssigner(final int computer) {
        return Arrays.stream(computers).anyMatch(candidate -> candidate == computer);
    }

    /** The computers that vote in the election of the assigner. */
    public int[] voters() {
        return voters;
    }

    /** Whether an assigner chooses among the instances of this copy; the only instance of a copy is ACTIVE as soon as it can be. */
    public boolean assigns(final int copyId) {
        return copyId >= 0 && copyId < concerned.length && concerned[copyId] != null;
    }

    /** The computers that host an instance of an assigned copy, or a subscriber of what that publishes; none of any other copy. */
    public BitSet concerned(final int copyId) {
        return assigns(copyId) ? concerned[copyId] : NOBODY;
    }

    /** Whether this computer hosts a subscriber of what an assigned copy publishes. */
    public boolean subscribes(final int computer, final int copyId) {
        return assigns(copyId) && subscribing[copyId].get(computer);
    }

    private static int[] computers(final CopyPlan copy, final InstancePlan[] instances) {
        return Arrays.stream(copy.instances())
                .map(id -> instances[id].computer())
                .toArray();
    }
}
