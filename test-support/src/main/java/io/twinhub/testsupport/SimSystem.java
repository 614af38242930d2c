package io.twinhub.testsupport;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SystemPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The processes of a simulated system and all that can happen to them and between them. */
final class SimSystem {
    final SimWorld world;
    final List<SimHub> hubs = new ArrayList<>();
    final List<SimSpoke> spokes = new ArrayList<>();
    final List<SimProgram> programs = new ArrayList<>();
    final List<Victim> victims = new ArrayList<>();
    final List<SimAssigner> assigners = new ArrayList<>();
    final List<SimRecorder> recorders = new ArrayList<>();
    private final Map<String, SimProcess> processes = new LinkedHashMap<>();
    private int faultGeneration;
    private int faultCount;

    /** Makes the process of one instance of a program copy. */
    @FunctionalInterface
    interface ProgramMaker {
        Victim make(SimWorld world, int instance, SimSpoke spoke);
    }

    /** A system whose programs publish numbered values. */
    SimSystem(final SimWorld world) {
        this(world, SimProgram::new);
    }

    SimSystem(final SimWorld world, final ProgramMaker maker) {
        this.world = world;
        final SystemPlan plan = world.plan;
        for (int id = 0; id < plan.computerCount(); id++) {
            final ComputerPlan computer = plan.computer(id);
            if (computer.hub()) {
                hubs.add(new SimHub(world, id));
            } else {
                final SimSpoke spoke = new SimSpoke(world, id);
                spokes.add(spoke);
                world.roles.add(spoke);
            }
        }
        for (final SimSpoke spoke : spokes) {
            for (final SimHub hub : hubs) {
                world.network.connect(spoke.computer, spoke.name(), hub.computer, hub.name());
            }
            for (final int instance : plan.computer(spoke.computer).instances()) {
                final int copy = plan.instance(instance).copy();
                if (copy == plan.assigner().copy()) {
                    assigners.add(new SimAssigner(world, instance, spoke));
                } else if (copy == plan.recorderCopy()) {
                    recorders.add(new SimRecorder(world, instance, spoke));
                } else {
                    victims.add(maker.make(world, instance, spoke));
                }
            }
        }
        for (final Victim each : victims) {
            if (each instanceof SimProgram program) {
                programs.add(program);
            }
        }
        Stream.of(hubs, spokes, victims, assigners, recorders)
                .flatMap(List::stream)
                .forEach(process -> processes.put(process.name(), process));
    }

    SimProcess process(final String name) {
        final SimProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("no process " + name + "; there are " + processes.keySet());
        }
        return process;
    }

    List<SimProcess> processes() {
        return List.copyOf(processes.values());
    }

    SimSpoke spoke(final String computer) {
        if (process(computer) instanceof SimSpoke spoke) {
            return spoke;
        }
        throw new IllegalArgumentException(computer + " is no spoke computer");
    }

    SimProgram program(final String copy) {
        if (process(copy) instanceof SimProgram program) {
            return program;
        }
        throw new IllegalArgumentException(copy + " is no program copy");
    }

    /** The hubs of a network: 0 for A, 1 for B. */
    List<SimHub> hubs(final int network) {
        return hubs.stream()
                .filter(hub -> world.plan.computer(hub.computer).network() == network)
                .toList();
    }

    /** The hub of a network to which this spoke sends now; the first one, if to none. */
    SimHub hubOf(final SimSpoke spoke, final int network) {
        final List<SimHub> candidates = hubs(network);
        return candidates.stream()
                .filter(hub -> spoke.sendsTo(hub.computer))
                .findFirst()
                .orElse(candidates.get(0));
    }

    /** The assigner of a computer. */
    SimAssigner assigner(final String computer) {
        return (SimAssigner) process("assigner@" + computer);
    }

    Path path(final String from, final String to) {
        return world.network.path(
                world.plan.computer(from).id(), world.plan.computer(to).id());
    }

    /** Does something later, unless all faults were ended before. */
    void later(final long delayNs, final Runnable action) {
        final int generation = faultGeneration;
        at(world.clock.nowNs() + delayNs, () -> {
            if (generation == faultGeneration) {
                action.run();
            }
        });
    }

    void at(final long ns, final Runnable action) {
        world.clock.schedule(new SimAction(action), ns);
    }

    void cut(final Path path, final Path.Cut style) {
        fault("cut " + path.name + " (" + style + ")");
        path.cut(style);
    }

    void restore(final Path path) {
        if (path.cut() != null) {
            world.note("RETURN " + path.name);
            path.restore();
        }
    }

    void slow(final Path path, final long factor) {
        if (factor == 1) {
            world.note("RETURN " + path.name + " to its speed");
        } else {
            fault("slow " + path.name + " x" + factor);
        }
        path.slow(factor);
    }

    void loseFrames(final Path path, final double rate) {
        fault("lose " + percent(rate) + " of the frames of " + path.name);
        path.disturbance().lose(rate);
    }

    /** Lets frames be overtaken, and whole super messages come twice. */
    void shuffle(final Path path, final double rate) {
        fault("shuffle " + percent(rate) + " of " + path.name);
        path.disturbance().reorder(rate);
        path.disturbance().repeat(rate);
    }

    void calm(final Path path) {
        world.note("RETURN " + path.name + " to order");
        path.disturbance().lose(0);
        path.disturbance().reorder(0);
        path.disturbance().repeat(0);
    }

    private static String percent(final double rate) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
    }

    void fill(final Path path) {
        fault("no room on " + path.name);
        path.fill();
    }

    void makeRoom(final Path path) {
        if (path.isFull()) {
            world.note("RETURN of room on " + path.name);
            path.makeRoom();
        }
    }

    void replaceSessions(final Path path, final long tailDelayNs, final long absentNs) {
        fault("end the sessions of " + path.name);
        path.replaceSessions(tailDelayNs, absentNs);
    }

    void dropClient(final Victim program) {
        fault("end the connection of " + program.name());
        program.dropConnection();
    }

    void loseSome(final Path path) {
        fault("lose some of " + path.name);
        path.loseSome();
    }

    void start(final SimProcess process) {
        if (!process.isRunning()) {
            world.note("START " + process.name());
            process.start();
        }
    }

    void crash(final SimProcess process) {
        if (process.isRunning()) {
            fault("kill " + process.name());
            process.crash();
        }
    }

    void pause(final SimProcess process) {
        if (process.isRunning() && !process.node().isPaused()) {
            fault("stop " + process.name());
            process.node().pause();
        }
    }

    void resume(final SimProcess process) {
        if (process.isRunning() && process.node().isPaused()) {
            world.note("CONTINUE " + process.name());
            process.node().resume();
        }
    }

    /** Its computer is suspended: it stops, and so does its monotonic clock. */
    void suspend(final SimProcess process) {
        if (process.isRunning() && !process.node().isPaused()) {
            fault("suspend " + process.name());
            process.node().suspend();
        }
    }

    void shiftWallClock(final SimProcess process, final long ms) {
        fault("set the wall clock of " + process.name() + " by " + ms + " ms");
        process.node().shiftWallClock(ms);
    }

    private void fault(final String text) {
        faultCount++;
        world.note("FAULT " + text);
    }

    int faultCount() {
        return faultCount;
    }

    /** Ends all faults, in the order of the configuration, and forgets those to come. */
    void heal() {
        faultGeneration++;
        world.note("all faults end");
        for (final Path path : world.network.paths()) {
            path.slow(1);
            path.restore();
            calmAndMakeRoom(path);
        }
        spokes.forEach(spoke -> spoke.memory.paths().forEach(SimSystem::calmAndMakeRoom));
        for (final SimProcess process : processes.values()) {
            resume(process);
            start(process);
        }
    }

    /** Long after all faults: who publishes is heard by everybody, and before that everybody has the last value of everything. */
    void rollCall() {
        world.note("roll call");
        if (world.plan.recorderCopy() >= 0) {
            world.ledger.checkLastValues();
        }
        world.ledger.startRollCall();
        programs.forEach(SimProgram::publishEach);
        programs.forEach(SimProgram::sendEach);
    }

    private static void calmAndMakeRoom(final Path path) {
        path.disturbance().lose(0);
        path.disturbance().reorder(0);
        path.disturbance().repeat(0);
        path.makeRoom();
    }

    /** Whether the program of this instance believes to be ACTIVE. */
    boolean isActive(final int instance) {
        return programs.stream().anyMatch(program -> program.instance == instance && program.isActive());
    }
}
