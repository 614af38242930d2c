package io.twinhub.testsupport;

import io.twinhub.bus.BusContext;
import io.twinhub.bus.ConnectionRules;
import io.twinhub.bus.InstancePlace;
import io.twinhub.config.InstancePlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.LinkState;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Observer;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;

/** What all simulated processes stand on: time, chance, the network, the ledger, and the numbers under which the cores run. */
final class SimWorld {
    final SystemPlan plan;
    final long seed;
    final TransportLimits limits;
    final PathRules rules;
    final ConnectionRules connectionRules;
    final RoleRules roleRules;
    final SimClock clock;
    /** Null where programs have neither folders nor other versions. */
    final SimPlaces places;

    final Transcript transcript = new Transcript(SimClock.START_NS);
    final SimNetwork network;
    final Ledger ledger;
    final Hostility hostility;
    final SimRoles roles;
    private final List<SimNode> processes = new ArrayList<>();
    private final DeliveryListener deliveries;
    boolean hasSlowReceivers;
    /** What programs were told of the quality of values that they had. */
    final List<String> qualityChanges = new ArrayList<>();
    /** Is told of every error, with the component that reports it. */
    BiConsumer<String, ErrorResult> errors = (component, error) -> {};

    private final SimRandom nodeRandom;
    private final SimRandom rateRandom;
    private final boolean hasWrongClocks;
    private final SimRandom epochRandom;

    /** @param deliveries is told of every delivery; may be null. */
    SimWorld(
            final SystemPlan plan,
            final long seed,
            final TransportLimits limits,
            final PathRules rules,
            final DeliveryListener deliveries,
            final ConnectionRules connectionRules,
            final RoleRules roleRules) {
        this(plan, seed, limits, rules, deliveries, connectionRules, roleRules, new SimClock(), null);
    }

    /** @param clock may be that of another system, which then goes on in the same time. */
    SimWorld(
            final SystemPlan plan,
            final long seed,
            final TransportLimits limits,
            final PathRules rules,
            final DeliveryListener deliveries,
            final ConnectionRules connectionRules,
            final RoleRules roleRules,
            final SimClock clock,
            final SimPlaces places) {
        this.clock = clock;
        this.places = places;
        this.plan = plan;
        this.seed = seed;
        this.limits = limits;
        this.rules = rules;
        this.deliveries = deliveries;
        this.connectionRules = connectionRules;
        this.roleRules = roleRules;
        this.nodeRandom = newRandom("nodes");
        this.rateRandom = newRandom("clocks");
        // Where roles rest on leases, clocks may be wrong by a tenth.
        hasWrongClocks = plan.assigner().computers().length > 0 && rateRandom.chance(0.5);
        this.epochRandom = newRandom("link epochs");
        this.network = new SimNetwork(clock, newRandom("network"), plan.computerCount());
        this.ledger = Ledgers.of(plan);
        this.roles = new SimRoles(this);
        this.hostility = new Hostility(newRandom("hostility"), ledger);
    }

    SimRandom newRandom(final String purpose) {
        return SimRandom.of(seed, purpose);
    }

    SimNode newNode(final String name) {
        return new SimNode(name, clock, nodeRandom.fork(), hasWrongClocks ? 0.9 + 0.2 * rateRandom.nextDouble() : 1);
    }

    /** Link epochs of one process life. */
    IntSupplier newLinkEpochs() {
        final SimRandom random = epochRandom.fork();
        return () -> (int) random.nextLong();
    }

    /** What a Bus of an instance depends on that lives in this process. */
    BusContext busContext(final int instance, final SimNode node, final Medium sharedMemory) {
        return busContext(instance, node, sharedMemory, InstancePlace.NONE);
    }

    /** The place of an instance whose process begins now. */
    InstancePlace place(final int instance, final SimNode node) {
        final InstancePlan known = plan.instance(instance);
        return places == null
                ? InstancePlace.NONE
                : places.start(
                        plan.copy(known.copy()).name(),
                        plan.computer(known.computer()).name(),
                        node);
    }

    /** The same of an instance that has a place. */
    BusContext busContext(
            final int instance, final SimNode node, final Medium sharedMemory, final InstancePlace place) {
        processes.add(node);
        node.life(processes.size());
        return new BusContext(
                plan,
                instance,
                tokenHigh(instance),
                tokenLow(instance),
                processes.size(),
                sharedMemory,
                nowNs -> 0,
                newLinkEpochs(),
                observer(node.name),
                limits,
                () -> node.ownNs(clock.nowNs()),
                clock::nowNs,
                connectionRules,
                roleRules,
                place);
    }

    /** Whether the process that was made under this number still lives that life. */
    boolean isRunning(final long processId) {
        if (processId < 1 || processId > processes.size()) {
            return false; // a hostile program says anything
        }
        final SimNode node = processes.get((int) processId - 1);
        return node.isRunning() && node.life() == processId;
    }

    void onDelivered(
            final int subscriber, final int event, final long number, final boolean isIntact, final long missed) {
        transcript.mark(clock.nowNs(), subscriber * 1000L + event, number);
        ledger.onDelivered(subscriber, event, number, isIntact, missed);
        if (deliveries != null) {
            deliveries.onDelivery(subscriber, event, number, clock.nowNs() - SimClock.START_NS);
        }
    }

    void onReplayed(final int subscriber, final int event, final long number, final boolean isIntact) {
        transcript.mark(clock.nowNs(), subscriber * 1000L + event, -number);
        ledger.onReplayed(subscriber, event, number, isIntact);
    }

    void onQualityChange(final String program, final String event, final int quality) {
        final String text = program + ": " + event + " " + Quality.toText(Quality.derived(quality));
        note(text);
        qualityChanges.add(text);
    }

    void note(final String text) {
        transcript.line(clock.nowNs(), text);
    }

    boolean acceptsToken(final int instance, final long tokenHigh, final long tokenLow) {
        return tokenHigh == tokenHigh(instance) && tokenLow == tokenLow(instance);
    }

    static long tokenHigh(final int instance) {
        return SimRandom.mix(instance + 1000);
    }

    static long tokenLow(final int instance) {
        return SimRandom.mix(instance + 2000);
    }

    /** Writes what a component says of itself into the transcript. */
    Observer observer(final String component) {
        return new Observer() {
            @Override
            public void onLinkState(
                    final Stream stream,
                    final int peer,
                    final LinkState from,
                    final LinkState to,
                    final String reason) {
                final String name = peer == Medium.LOCAL_HUB
                        ? "its localHub"
                        : plan.computer(peer).name();
                note(component + ": " + stream + " link to " + name + " " + to + ": " + reason);
            }

            @Override
            public void onProgramState(
                    final Stream stream,
                    final int instance,
                    final LinkState from,
                    final LinkState to,
                    final String reason) {
                final String copy = plan.copy(plan.instance(instance).copy()).name();
                note(component + ": " + stream + " link to " + copy + " " + to + ": " + reason);
            }

            @Override
            public void onProgramSlow(
                    final int instance, final boolean isSlow, final int waitingCount, final long missedCount) {
                final String copy = plan.copy(plan.instance(instance).copy()).name();
                note(component + ": " + copy + (isSlow ? " is slow" : " keeps up again") + ", missed " + missedCount);
            }

            @Override
            public void onSpokeSlow(
                    final int computer, final boolean isSlow, final int waitingCount, final long missedCount) {
                note(component + ": link to " + plan.computer(computer).name()
                        + (isSlow ? " is slow" : " keeps up again") + ", missed " + missedCount);
            }

            @Override
            public void onRole(final int instance, final long copyEpoch) {
                roles.onRole(instance, copyEpoch);
            }

            @Override
            public void onError(final ErrorResult error) {
                note(component + ": ERROR " + error.toText());
                errors.accept(component, error);
            }

            @Override
            public void onGap(final int source, final long after, final long upTo) {
                note(component + ": gap of source " + plan.computer(source).name() + " (" + after + ", " + upTo + "]");
            }
        };
    }
}
