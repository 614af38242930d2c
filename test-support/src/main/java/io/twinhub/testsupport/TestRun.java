package io.twinhub.testsupport;

import io.twinhub.bus.ConnectionRules;
import io.twinhub.bus.Role;
import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.Permit;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The processes of a {@link TestSystem} during one test, by the names under which the test knows them. */
final class TestRun {
    private static final long START_WITHIN_NS = 500_000_000;
    private static final Duration READY_WITHIN = Duration.ofSeconds(30);

    final SimWorld world;
    private final SimSystem system;
    private final Map<String, List<SimProcess>> named = new LinkedHashMap<>();
    private final List<TestProgram> programs = new ArrayList<>();
    private final Set<SimProcess> killed = new HashSet<>();
    private String failure;
    private boolean isStarted;
    /** Of another version, in the same time; null if there is none. */
    private final TestRun former;

    /**
     * @param former this system is a further version of that one, and does not lead; null: it is the first.
     * @param folder of the version, for the folders of programs.
     */
    TestRun(
            final SystemPlan plan,
            final long seed,
            final TestPrograms users,
            final TestRun former,
            final Supplier<java.nio.file.Path> folder,
            final RoleRules rules) {
        this.former = former;
        world = new SimWorld(
                plan,
                seed,
                TransportLimits.of(plan.transport()),
                PathRules.STANDARD,
                null,
                ConnectionRules.STANDARD,
                rules,
                former == null ? new SimClock() : former.world.clock,
                new SimPlaces(plan, folder, former == null ? null : former.world.places));
        world.errors = this::onError;
        system = new SimSystem(
                world, (simulated, instance, spoke) -> new TestProgram(simulated, users, instance, spoke));
        system.processes().forEach(this::add);
        if (former != null) {
            permit(0);
        }
    }

    private void add(final SimProcess process) {
        if (process instanceof SimHub) {
            name(process.name(), process);
            name("mainHub@" + process.name(), process);
        } else if (process instanceof SimSpoke) {
            name(process.name(), process);
            name("localHub@" + process.name(), process);
        } else if (process instanceof TestProgram program) {
            programs.add(program);
            name(program.computer, process);
            name(program.copy, process);
            name(program.copy + "@" + program.computer, process);
        } else {
            // A part of the infrastructure, which is called by copy and computer.
            final int at = process.name().indexOf('@');
            name(process.name().substring(at + 1), process);
            name(process.name().substring(0, at), process);
            name(process.name(), process);
        }
    }

    private void name(final String name, final SimProcess process) {
        named.computeIfAbsent(name, unknown -> new ArrayList<>()).add(process);
    }

    /** The processes that a name stands for. */
    private List<SimProcess> processes(final String name) {
        final List<SimProcess> found = named.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nothing is called " + name + "; there are " + named.keySet());
        }
        return found;
    }

    TestProgram program(final String name) {
        final List<SimProcess> found = processes(name);
        if (found.size() == 1 && found.get(0) instanceof TestProgram program) {
            return program;
        }
        throw new IllegalArgumentException(name + " is not one program; say COPY, or COPY@COMPUTER if it has several"
                + " instances: " + programs.stream().map(TestProgram::name).toList());
    }

    boolean isStarted() {
        return isStarted;
    }

    /** The instances of a copy. */
    List<TestProgram> instances(final String copy) {
        return programs.stream().filter(program -> program.copy.equals(copy)).toList();
    }

    void kill(final String name) {
        for (final SimProcess process : processes(name)) {
            killed.add(process);
            system.crash(process);
        }
    }

    void start(final String name) {
        for (final SimProcess process : processes(name)) {
            killed.remove(process);
            if (isStarted) {
                system.start(process);
            }
        }
    }

    void pause(final String name) {
        processes(name).forEach(system::pause);
    }

    void resume(final String name) {
        processes(name).forEach(system::resume);
    }

    void cut(final String computer, final String network) {
        onCable(computer, network, path -> system.cut(path, Path.Cut.SWALLOW));
    }

    void restore(final String computer, final String network) {
        onCable(computer, network, system::restore);
    }

    /** Everything that a computer sends to a network and gets from it goes over one cable. */
    private void onCable(final String computer, final String network, final Consumer<Path> action) {
        final int number = List.of("A", "B").indexOf(network);
        if (number < 0) {
            throw new IllegalArgumentException("no network " + network + "; there are A and B");
        }
        final ComputerPlan plan = world.plan.computer(computer);
        if (plan.hub() && plan.network() != number) {
            throw new IllegalArgumentException(computer + " has no cable of network " + network);
        }
        for (final SimHub hub : system.hubs(number)) {
            for (final SimSpoke spoke : system.spokes) {
                if (plan.id() == hub.computer || plan.id() == spoke.computer) {
                    action.accept(system.path(spoke.name(), hub.name()));
                    action.accept(system.path(hub.name(), spoke.name()));
                }
            }
        }
    }

    /** Starts every process that was not killed before, one after the other in an order that chance determines. */
    private void startAll() {
        isStarted = true;
        final SimRandom random = world.newRandom("start");
        for (final SimProcess process : system.processes()) {
            system.at(world.clock.nowNs() + random.between(0, START_WITHIN_NS), () -> {
                if (!killed.contains(process)) {
                    system.start(process);
                }
            });
        }
    }

    /** Lets faults of all kinds happen at random moments for so long, and mends everything then. */
    void breakAtRandom(final long durationNs) {
        if (!isStarted) {
            startAll();
        }
        new AnyFaultPlan(system, world.newRandom("faults"), world.clock.nowNs() + durationNs);
        runUntil(() -> false, durationNs);
        killed.clear();
        system.heal();
    }

    /** Runs until the condition holds, which is asked after each step; whether it does. */
    boolean runUntil(final BooleanSupplier condition, final long durationNs) {
        if (!isStarted) {
            startAll();
        }
        final long endNs = world.clock.nowNs() + durationNs;
        while (!condition.getAsBoolean()) {
            if (!world.clock.fireNext(endNs)) {
                return condition.getAsBoolean();
            }
            if (failure() != null) {
                throw new AssertionError(failure());
            }
        }
        return true;
    }

    /** Whether no program of this version is ACTIVE any more that may not be. */
    boolean isCarriedOut() {
        return system.spokes.stream()
                .allMatch(spoke -> !spoke.isRunning() || spoke.permit().isCarriedOut());
    }

    /** Whether the programs of this version may act. */
    void lead(final boolean isSo) {
        world.places.leads(isSo);
        permit(isSo ? Permit.LEADS : 0);
    }

    private void permit(final int word) {
        system.spokes.forEach(spoke -> spoke.permit().set(word));
    }

    private String failure() {
        return failure != null || former == null ? failure : former.failure();
    }

    void runUntilReady() {
        if (!runUntil(() -> missing().isEmpty(), READY_WITHIN.toNanos())) {
            throw new AssertionError("not ready within " + READY_WITHIN + ": " + missing());
        }
    }

    /** Prints what happened. */
    void tell(final String what) {
        System.out.println(what + ". What happened, in seconds of virtual time (last lines):");
        world.transcript.lines().forEach(System.out::println);
    }

    /** What is not yet as it is configured; empty when all is. */
    private String missing() {
        for (final SimProcess process : system.processes()) {
            if (!process.isRunning()) {
                return process.name() + " does not run";
            }
        }
        for (final SimSpoke spoke : system.spokes) {
            if (!spoke.isContinuous()) {
                return spoke.name() + " does not have all others over both networks";
            }
        }
        for (final TestProgram program : programs) {
            if (!program.isReady()) {
                return program.name() + " is " + program.role();
            }
            if (world.places.leads()
                    && instances(program.copy).stream().noneMatch(instance -> instance.role() == Role.ACTIVE)) {
                return "no instance of " + program.copy + " is ACTIVE";
            }
        }
        return "";
    }

    private void onError(final String component, final ErrorResult error) {
        if (error.code() == ErrorCode.HANDLER_FAILED.number() && failure == null) {
            failure = component + ": " + error.toText();
        }
    }
}
