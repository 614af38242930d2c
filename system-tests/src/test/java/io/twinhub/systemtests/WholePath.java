package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.bus.BusContext;
import io.twinhub.bus.ConnectionRules;
import io.twinhub.bus.InstancePlace;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.localhub.LocalHub;
import io.twinhub.localhub.LocalHubContext;
import io.twinhub.mainhub.MainHub;
import io.twinhub.mainhub.MainHubContext;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Component;
import io.twinhub.transport.EpochStore;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Observer;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.Permit;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All components of a system on one thread, linked by memory: the whole path of a message without anything around it. */
final class WholePath {
    private static final long TOKEN = 0x5EC12E7L;

    final SystemPlan plan;
    /** What the Buses and the hubs reported, by program copy or computer. */
    final Map<String, List<ErrorResult>> errors = new LinkedHashMap<>();

    final Map<String, Bus> buses = new LinkedHashMap<>();
    /** Where localHubs hear their programs, where programs hear their localHubs, and where hubs hear one another. */
    final List<MemoryMedium> localHubDoors = new ArrayList<>();

    final List<MemoryMedium> programDoors = new ArrayList<>();

    final List<MemoryMedium> networkDoors = new ArrayList<>();

    private final TransportLimits limits;
    private final List<Component> components = new ArrayList<>();
    /** By computer: the place of its hub among the components, and how another one is made. */
    private final Map<String, Integer> hubs = new LinkedHashMap<>();

    private final Map<String, Supplier<Component>> hubMakers = new LinkedHashMap<>();
    private final Map<String, Supplier<Bus>> busMakers = new LinkedHashMap<>();
    private int stopped = -1;
    private int hasty = -1;
    private int hastyPace;
    private long hastySinceNs;
    private int epochs = 1;
    private long nowNs = 1_000_000_000_000L;

    WholePath() {
        this(ThreeSpokes.spec(), TransportLimits.SMALL);
    }

    WholePath(final SystemSpec spec, final TransportLimits limits) {
        plan = SystemPlan.compile(spec);
        this.limits = limits;
        final MemoryMedium[] networks = new MemoryMedium[plan.computerCount()];
        for (int i = 0; i < networks.length; i++) {
            networks[i] = new MemoryMedium(false);
            networkDoors.add(networks[i]);
        }
        for (int i = 0; i < networks.length; i++) {
            for (int peer = 0; peer < networks.length; peer++) {
                networks[i].connect(peer, networks[peer]);
            }
        }
        for (int computer = 0; computer < plan.computerCount(); computer++) {
            if (plan.computer(computer).hub()) {
                addMainHub(computer, networks[computer]);
            } else {
                addSpoke(computer, networks[computer]);
            }
        }
    }

    private void addMainHub(final int computer, final MemoryMedium network) {
        final String name = plan.computer(computer).name();
        final EpochStore epochStore = new InstantStore();
        final EpochStore ballots = new InstantStore();
        addHub(
                name,
                () -> new MainHub(new MainHubContext(
                        plan,
                        computer,
                        network,
                        epochStore,
                        ballots,
                        this::epoch,
                        observer(name),
                        limits,
                        PathRules.STANDARD,
                        RoleRules.STANDARD,
                        () -> nowNs / 1_000_000)));
    }

    private void addHub(final String computer, final Supplier<Component> maker) {
        hubs.put(computer, components.size());
        hubMakers.put(computer, maker);
        components.add(maker.get());
    }

    private void addSpoke(final int computer, final MemoryMedium network) {
        final MemoryMedium shared = new MemoryMedium(true);
        localHubDoors.add(shared);
        for (final int instance : plan.computer(computer).instances()) {
            final MemoryMedium medium = new MemoryMedium(true);
            programDoors.add(medium);
            shared.connect(instance, medium);
            medium.connect(Medium.LOCAL_HUB, shared);
            final String copy = plan.copy(plan.instance(instance).copy()).name();
            busMakers.put(
                    copy,
                    () -> Bus.of(new BusContext(
                            plan,
                            instance,
                            TOKEN,
                            instance,
                            0,
                            medium,
                            now -> 0,
                            this::epoch,
                            observer(copy),
                            limits,
                            () -> nowNs,
                            () -> 7L,
                            ConnectionRules.STANDARD,
                            RoleRules.STANDARD,
                            InstancePlace.NONE)));
            buses.put(copy, busMakers.get(copy).get());
            components.add(buses.get(copy).component());
        }
        final String name = plan.computer(computer).name();
        final EpochStore epochStore = new InstantStore();
        final EpochStore ballots = new InstantStore();
        final Supplier<Component> maker = () -> new LocalHub(new LocalHubContext(
                plan,
                computer,
                network,
                shared,
                epochStore,
                ballots,
                this::epoch,
                (instance, high, low) -> high == TOKEN && low == instance,
                processId -> () -> true,
                Permit.UNLIMITED,
                observer(name),
                limits,
                PathRules.STANDARD,
                RoleRules.STANDARD,
                () -> 7L,
                () -> nowNs / 1_000_000));
        addHub(name, maker);
    }

    private Observer observer(final String name) {
        errors.put(name, new ArrayList<>());
        return new Observer() {
            @Override
            public void onError(final ErrorResult error) {
                errors.get(name).add(error);
            }
        };
    }

    int instance(final String copy) {
        return plan.copy(copy).instances()[0];
    }

    private int epoch() {
        return epochs++ * 0x9E3779B1 | 1;
    }

    /** This program does not run any more. */
    void stop(final String copy) {
        stopped = components.indexOf(buses.get(copy).component());
    }

    /** Another program takes the place of this copy's. */
    void restart(final String copy) {
        final int place = components.indexOf(buses.get(copy).component());
        stopped = place == stopped ? -1 : stopped;
        buses.put(copy, busMakers.get(copy).get());
        components.set(place, buses.get(copy).component());
    }

    /** The hub of this computer does not run any more. */
    void stopHub(final String computer) {
        stopped = hubs.get(computer);
    }

    /** The hub of this computer dies, if it has not, and another one takes its place. */
    void restartHub(final String computer) {
        final int place = hubs.get(computer);
        stopped = place == stopped ? -1 : stopped;
        components.set(place, hubMakers.get(computer).get());
    }

    /** From now on time passes so many times faster for this localHub than for all others. */
    void hasten(final String computer, final int pace) {
        hasty = hubs.get(computer);
        hastyPace = pace;
        hastySinceNs = nowNs;
    }

    /** The program of this copy stands still from now on. */
    void stopPolling(final String copy) {
        components.remove(buses.get(copy).component());
    }

    /** One duty cycle of every component. */
    void cycle(final long stepNs) {
        cycle(stepNs, () -> {});
    }

    /** The same, with something that happens before each component has its turn. */
    void cycle(final long stepNs, final Runnable before) {
        nowNs += stepNs;
        for (int i = 0; i < components.size(); i++) {
            before.run();
            if (i == stopped) {
                continue;
            }
            components.get(i).doWork(nowNs + (i == hasty ? (hastyPace - 1) * (nowNs - hastySinceNs) : 0));
        }
    }

    void cycles(final int count, final long stepNs) {
        for (int i = 0; i < count; i++) {
            cycle(stepNs);
        }
    }

    private static final class InstantStore implements EpochStore {
        private long epoch;

        @Override
        public long stored() {
            return epoch;
        }

        @Override
        public void store(final long next) {
            epoch = next;
        }
    }
}
