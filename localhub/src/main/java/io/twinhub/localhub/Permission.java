package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Permit;
import java.util.function.Consumer;

/**
 * Which programs of this computer the start command permits to be ACTIVE. One word is carried out before the next one is read, so a program that was told to give its role back
 * gives it back.
 */
final class Permission {
    private static final long NOTHING = -1;

    private final SystemPlan plan;
    private final Permit permit;
    private final BusLink[] programs;
    /** The word that holds, and the last one that was carried out. */
    private long word = Permit.LEADS;

    private long carriedOut = NOTHING;

    Permission(final SystemPlan plan, final Permit permit, final BusLink[] programs) {
        this.plan = plan;
        this.permit = permit;
        this.programs = programs;
    }

    boolean allows(final BusLink program) {
        return allows(program, word);
    }

    /** Whether this computer shall have no office, and nothing ACTIVE that others can do. */
    boolean isDrained() {
        return (word & Permit.DRAINED) != 0;
    }

    /** Takes the next word. */
    int doWork(final Consumer<BusLink> changed) {
        final long next = permit.word();
        if (next == carriedOut || isReleasing()) {
            return 0;
        }
        final long before = word;
        word = next;
        for (final BusLink program : programs) {
            if (allows(program, before) != allows(program, next)) {
                changed.accept(program);
            }
        }
        if (!isReleasing()) {
            carriedOut = next;
            permit.carriedOut(next);
        }
        return 1;
    }

    private boolean allows(final BusLink program, final long byWord) {
        final int copy = program.instance.copy();
        final boolean isOfInfrastructure = copy == plan.assigner().copy() || copy == plan.recorderCopy();
        return (isOfInfrastructure || (byWord & Permit.LEADS) != 0)
                && ((byWord & Permit.DRAINED) == 0 || !plan.assigner().assigns(copy));
    }

    /** Whether a program is still giving its role back. */
    private boolean isReleasing() {
        for (final BusLink program : programs) {
            if (program.release.isBegun()) {
                return true;
            }
        }
        return false;
    }
}
