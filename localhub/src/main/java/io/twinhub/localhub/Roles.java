package io.twinhub.localhub;

import io.twinhub.config.HubConnection;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.RoleCode;
import io.twinhub.transport.election.Epochs;
import io.twinhub.transport.election.Office;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which role each program of this computer has. The only instance of a copy is ACTIVE as soon as both streams of its link are up; of
 * several an assigner chooses one, and each of these is STANDBY until it is chosen. An assigner is ACTIVE while its computer holds the office.
 *
 * <p>A copy epoch is never used twice: the localHub's own follow from the source epoch; an assigned one belongs to one life of an instance, and a
 * program or a localHub that began again has another life.
 */
final class Roles {
    private final SystemPlan plan;
    private final SourceSequence sequence;
    private final BusLink[] buses;
    /** Those of copies with several instances. */
    private final List<BusLink> assignedHere;

    private final EventsUp up;
    private final Observer observer;
    private final RoleRules rules;
    private final Assigned[] assigned;
    private final RoleRecords records;
    private final Permission permission;
    private long officeEpoch;
    private boolean inContact;
    private boolean isInDoubt;
    private final Consumer<BusLink> changed = this::onPermission;
    private int lifeCount;

    Roles(final LocalHubContext context, final SourceSequence sequence, final BusLink[] buses, final EventsUp up) {
        plan = context.plan();
        rules = context.roleRules();
        this.sequence = sequence;
        this.buses = buses;
        this.up = up;
        observer = context.observer();
        permission = new Permission(plan, context.permit(), buses);
        records = new RoleRecords(sequence);
        assigned = new Assigned[plan.copyCount()];
        Arrays.fill(assigned, Assigned.NOBODY);
        assignedHere = Arrays.stream(buses)
                .filter(program -> plan.assigner().assigns(program.instance.copy()))
                .toList();
    }

    /** What assigners have to know goes there. */
    void reportTo(final Office.Port taker) {
        records.reportTo(taker);
    }

    /** Whether an assigner may make something ACTIVE here. */
    boolean areAssigned() {
        return !assignedHere.isEmpty();
    }

    /** Gives every program the role that it has now. */
    void updateAll() {
        for (final BusLink program : buses) {
            update(program);
        }
    }

    /** The program of a copy on this computer; null if there is none. */
    BusLink program(final int copy) {
        for (final BusLink program : buses) {
            if (program.instance.copy() == copy) {
                return program;
            }
        }
        return null;
    }

    /** Gives a program the role that it has now. */
    void update(final BusLink program) {
        // Out of contact no role is sure, and who comes back needs a new assignment: an old one may be on its way.
        final boolean isAssigned = plan.assigner().assigns(program.instance.copy());
        final boolean isReady =
                program.isReady() && sequence.isReady() && (inContact || !isAssigned || keepsLife(program));
        final long lifeBefore = program.life;
        if (!isReady) {
            program.life = 0;
        } else if (program.life == 0) {
            program.life = Epochs.with(sequence.epoch(), ++lifeCount);
        }
        final boolean isPermitted = permission.allows(program);
        final long epoch = isReady && isPermitted ? epoch(program) : 0;
        if (epoch == program.copyEpoch && program.life == lifeBefore) {
            return;
        }
        final boolean isNew = epoch != 0 && epoch != program.copyEpoch;
        if (program.copyEpoch != 0 && epoch != program.copyEpoch && sequence.isReady()) {
            if (isReady && (isAssigned || !isPermitted) && !program.release.isOver()) {
                program.release.begin(program.copyEpoch);
                records.tell(program, RoleCode.STANDBY);
                return; // it lives, so it is asked what it had published
            }
            if (program.release.isComplete()) {
                program.wasActive = false; // and accepts nothing since
                up.announce(program, EventBlock.ENDED);
            } else {
                // What it had published and this localHub had not read yet is lost.
                up.announce(program, EventBlock.ENDED | EventBlock.GAP);
            }
        }
        if (epoch != program.copyEpoch) {
            program.release.end();
            program.copyEpoch = epoch;
            observer.onRole(program.instance.id(), epoch);
        }
        tell(program);
        if (isNew && program.wasActive) {
            // What it accepted after it had been given up, and before it noticed, is lost with it.
            up.announce(program, EventBlock.GAP);
        }
        program.wasActive |= isNew;
    }

    /** A program has caught up with the system, or is not so far. */
    void caughtUp(final BusLink program, final boolean isCaughtUp) {
        if (isCaughtUp != program.isCaughtUp) {
            program.isCaughtUp = isCaughtUp;
            final long epochBefore = program.copyEpoch;
            update(program);
            if (program.copyEpoch == epochBefore) {
                tell(program);
            }
        }
    }

    /** Takes back what programs have given back, or did not in time. */
    int doWork(final long nowNs) {
        int work = permission.doWork(changed);
        for (final BusLink program : buses) {
            if (program.release.doWork(nowNs)) {
                update(program);
                work++;
            }
        }
        return work;
    }

    long nextDueNs() {
        long due = Long.MAX_VALUE;
        for (final BusLink program : buses) {
            due = Math.min(due, program.release.nextDueNs());
        }
        return due;
    }

    /** An assigner says which instance of a copy is ACTIVE. */
    void onAssignment(final int copy, final long copyEpoch, final int instance, final long life) {
        final BusLink program = program(copy);
        if (program != null && plan.assigner().assigns(copy) && copyEpoch > assigned[copy].copyEpoch()) {
            assigned[copy] = new Assigned(copyEpoch, instance, life);
            update(program);
            report(program); // that it is known, even if nothing follows from it
        }
    }

    /** This localHub is in contact with the system, or is so no longer: then others may become ACTIVE in place of its instances; or that is in doubt. */
    void contact(final boolean hasContact, final boolean isDoubtful) {
        if (hasContact != inContact || isDoubtful != isInDoubt) {
            inContact = hasContact;
            isInDoubt = isDoubtful;
            assignedHere.forEach(this::update);
        }
    }

    /** Whether another one may act in place of this one, which is ACTIVE, because contact is in doubt. */
    boolean isDoubtful(final BusLink program) {
        return isInDoubt && program.copyEpoch != 0 && assignedHere.contains(program) && !keepsRole(program);
    }

    /** Tells assigners of every instance, since they know nothing of this life of the localHub. */
    void reportAll() {
        assignedHere.forEach(this::report);
    }

    /** The assigner of this computer holds the office under this epoch; 0: it does not. */
    void holdsOffice(final long epoch) {
        officeEpoch = epoch;
        update(program(plan.assigner().copy()));
    }

    /** What the start command permits. */
    Permission permission() {
        return permission;
    }

    boolean isActive(final int instance) {
        for (final BusLink program : buses) {
            if (program.instance.id() == instance) {
                return program.copyEpoch != 0;
            }
        }
        return false;
    }

    /** Names of this computer's copies, in the order of its instances. */
    List<String> copyNames() {
        return Arrays.stream(buses)
                .map(program -> plan.copy(program.instance.copy()).name())
                .toList();
    }

    /** Role of the instance at this place, as its number on the wire: 0 DOWN, 1 CONNECTED, 2 STANDBY, 3 ACTIVE. */
    int roleCode(final int place) {
        return state(place).code();
    }

    /** What the connection to the program at this place is. */
    HubConnection.State state(final int place) {
        return state(buses[place]);
    }

    int activeCount() {
        int count = 0;
        for (final BusLink program : buses) {
            count += program.copyEpoch != 0 ? 1 : 0;
        }
        return count;
    }

    /** Who is out of contact is not there, and comes back with another life, but for one that keeps its role, and for a weaker rule. */
    private boolean keepsLife(final BusLink program) {
        return keepsRole(program) || !rules.livesAnew() && program.life != 0;
    }

    /** Whether it goes on out of contact: of such a copy, ACTIVE, and still meant. None becomes ACTIVE there. */
    private boolean keepsRole(final BusLink program) {
        final int copy = program.instance.copy();
        return plan.copy(copy).keepsRole() && program.copyEpoch != 0 && assigned[copy].names(program);
    }

    /** An assigned one that may be ACTIVE again has another life, so an assignment of before has no effect. */
    private void onPermission(final BusLink program) {
        if (permission.allows(program) && assignedHere.contains(program)) {
            program.life = 0;
        }
        update(program);
        if (program.copyEpoch == 0) {
            tell(program);
        }
    }

    private long epoch(final BusLink program) {
        final int copy = program.instance.copy();
        if (copy == plan.assigner().copy()) {
            return officeEpoch == 0 ? 0 : Epochs.with(officeEpoch, 0);
        }
        if (!plan.assigner().assigns(copy)) {
            final boolean isFirst = program.copyEpoch == 0;
            return !isFirst ? program.copyEpoch : program.isCaughtUp ? sequence.nextCopyEpoch() : 0;
        }
        final Assigned now = assigned[copy];
        final boolean isKept = inContact && (!isInDoubt || program.copyEpoch == now.copyEpoch());
        return now.names(program) && (isKept || keepsRole(program)) ? now.copyEpoch() : 0;
    }

    private RoleCode role(final BusLink program) {
        return RoleCode.get((short) state(program).code());
    }

    private HubConnection.State state(final BusLink program) {
        final boolean isActive = program.copyEpoch != 0;
        final boolean hasOthers = plan.copy(program.instance.copy()).instances().length > 1;
        return HubConnection.State.of(
                program.life != 0,
                isActive || (hasOthers || !permission.allows(program)) && program.isCaughtUp,
                isActive);
    }

    /** Tells the program, and assigners of one that is assigned. */
    private void tell(final BusLink program) {
        records.tell(program, program.life == 0 ? RoleCode.CONNECTED : role(program));
        if (plan.assigner().assigns(program.instance.copy())) {
            report(program);
        }
    }

    private void report(final BusLink program) {
        final boolean isThere = permission.allows(program) || program.copyEpoch != 0;
        records.report(
                program,
                isThere ? program.life : 0,
                isThere ? role(program) : RoleCode.DOWN,
                assigned[program.instance.copy()].copyEpoch());
    }
}
