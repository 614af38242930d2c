package io.twinhub.testsupport;

import io.twinhub.assigner.Question;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** What a test schedules for one moment of virtual time; several things happen in the order in which they were named. */
public final class Moment {
    private final SimSystem system;
    private final long ns;

    Moment(final SimSystem system, final long ns) {
        this.system = system;
        this.ns = ns;
    }

    /** Cuts the link between a spoke and a hub in these directions, both if none is named: what is on the way is lost, offers are refused. */
    public Moment cut(final String spoke, final String hub, final Direction... directions) {
        return onPaths(spoke, hub, directions, path -> system.cut(path, Path.Cut.REFUSE));
    }

    /** As {@link #cut}, but the sender notices nothing until its window is full: what it sends is lost. */
    public Moment swallow(final String spoke, final String hub, final Direction... directions) {
        return onPaths(spoke, hub, directions, path -> system.cut(path, Path.Cut.SWALLOW));
    }

    /** Holds everything up on the link; it arrives after the return. */
    public Moment stall(final String spoke, final String hub, final Direction... directions) {
        return onPaths(spoke, hub, directions, path -> system.cut(path, Path.Cut.STALL));
    }

    /** Tells what each hub process would show other processes of itself then; nothing of one that does not run. */
    public Moment counters(final BiConsumer<String, Map<String, Long>> taker) {
        system.at(ns, () -> {
            system.hubs.forEach(hub -> taker.accept(hub.name(), hub.counters()));
            system.spokes.forEach(spoke -> taker.accept(spoke.name(), spoke.counters()));
        });
        return this;
    }

    /** Ends a cut. */
    public Moment restore(final String spoke, final String hub, final Direction... directions) {
        return onPaths(spoke, hub, directions, system::restore);
    }

    /** Makes a link slower by this factor; 1 is its own speed. */
    public Moment slow(final String spoke, final String hub, final long factor, final Direction... directions) {
        return onPaths(spoke, hub, directions, path -> system.slow(path, factor));
    }

    /** Loses what is on the way, or the next few messages, without any other sign. */
    public Moment loseSome(final String spoke, final String hub, final Direction... directions) {
        return onPaths(spoke, hub, directions, system::loseSome);
    }

    /** Loses this share of all frames, as a reliable medium shows it: they come later, and all behind them waits. */
    public Moment loseFrames(final String spoke, final String hub, final double rate, final Direction... directions) {
        return onPaths(spoke, hub, directions, path -> system.loseFrames(path, rate));
    }

    /** Lets this share of all frames be overtaken by later ones, and as many super messages come once more, later. */
    public Moment shuffle(final String spoke, final String hub, final double rate, final Direction... directions) {
        return onPaths(spoke, hub, directions, path -> system.shuffle(path, rate));
    }

    /** Ends what {@link #loseFrames} and {@link #shuffle} began. */
    public Moment calm(final String spoke, final String hub, final Direction... directions) {
        return onPaths(spoke, hub, directions, system::calm);
    }

    /** Refuses whatever is offered; what is on the way goes on. */
    public Moment fill(final String spoke, final String hub, final Direction... directions) {
        return onPaths(spoke, hub, directions, system::fill);
    }

    /** Ends what {@link #fill} began. */
    public Moment makeRoom(final String spoke, final String hub, final Direction... directions) {
        return onPaths(spoke, hub, directions, system::makeRoom);
    }

    /** Lets all positions be used up: new sessions begin at once, and what is on the way comes later by so many milliseconds. */
    public Moment endSessions(
            final String spoke, final String hub, final long tailDelayMs, final Direction... directions) {
        return onPaths(spoke, hub, directions, path -> system.replaceSessions(path, tailDelayMs * FaultTools.MS, 0));
    }

    /** Shared memory has no room for what this program copy writes, or for what is written to it. */
    public Moment fill(final String copy, final Direction direction) {
        return onSharedMemory(copy, direction, system::fill);
    }

    /** Ends what {@link #fill(String, Direction)} began. */
    public Moment makeRoom(final String copy, final Direction direction) {
        return onSharedMemory(copy, direction, system::makeRoom);
    }

    /** Lets the positions between this program copy and its localHub be used up. */
    public Moment endSessions(final String copy, final Direction direction) {
        return onSharedMemory(copy, direction, path -> system.replaceSessions(path, 0, 0));
    }

    private Moment onSharedMemory(final String copy, final Direction direction, final Consumer<Path> action) {
        final SimProgram program = system.program(copy);
        return run(() -> program.sharedMemory(direction).ifPresent(action));
    }

    /** Kills processes: of computers, by their name, or of program copies, by their id. */
    public Moment crash(final String... processes) {
        return onProcesses(processes, system::crash);
    }

    /** Starts processes again. */
    public Moment start(final String... processes) {
        return onProcesses(processes, system::start);
    }

    /** The disk of a recorder is full, or has room again. */
    public Moment fillDisk(final String recorder, final boolean isFull) {
        final SimRecorder process = (SimRecorder) system.process(recorder);
        return run(() -> process.store.isFull(isFull));
    }

    /** Stops processes without ending them, as SIGSTOP does. */
    public Moment pause(final String... processes) {
        return onProcesses(processes, system::pause);
    }

    /** Stops processes with their monotonic clocks, as when their computer is suspended; {@link #resume} wakes them up. */
    public Moment suspend(final String... processes) {
        return onProcesses(processes, system::suspend);
    }

    /** Sets the wall clocks of processes forward or back by so many milliseconds. */
    public Moment setWallClock(final long byMs, final String... processes) {
        return onProcesses(processes, process -> system.shiftWallClock(process, byMs));
    }

    /** Lets paused or suspended processes go on. */
    public Moment resume(final String... processes) {
        return onProcesses(processes, system::resume);
    }

    /** The copy that may publish this event publishes it so many times, with running numbers. */
    public Moment publish(final String event, final int count) {
        final int id = system.world.plan.eventId(event);
        if (id < 0) {
            throw new IllegalArgumentException("no event " + event);
        }
        final SimProgram program = system.program(
                system.world.plan.copy(system.world.plan.publishingCopyOf(id)).name());
        return run(() -> {
            for (int i = 0; i < count; i++) {
                program.publish(id);
            }
        });
    }

    /** This instance of a copy, given by its process, publishes the event once; it is refused if it is not ACTIVE. */
    public Moment publishBy(final String process, final String event) {
        final SimProgram program = system.program(process);
        final int id = system.world.plan.eventId(event);
        return run(() -> program.publish(id));
    }

    /**
     * What this program copy has published so far must arrive on all other computers, even if a gap is reported because of what comes
     * later: to be said when all of it is known to be under way on a path that loses nothing.
     */
    public Moment mustArrive(final String copy) {
        final SimProgram program = system.program(copy);
        final BitSet elsewhere = new BitSet();
        system.programs.forEach(other -> elsewhere.set(other.copy, !other.isBeside(program)));
        return run(() -> system.world.ledger.onLeftSafely(
                program.copy, system.world.ledger.acceptedCount(program.copy), elsewhere));
    }

    /** From this moment on a gap report fails the test. */
    public Moment allowNoGaps() {
        return run(() -> system.world.ledger.gapsAllowed(false));
    }

    /**
     * Asks the assigner of a computer for a hand-over, as the console does.
     *
     * @param computer where an instance shall be ACTIVE; empty: anywhere else.
     * @param taker is told what came of it: empty if it was done.
     */
    public Moment handOver(final String asked, final String copy, final String computer, final Consumer<String> taker) {
        return handOver(asked, new Question(copy, computer, false), taker);
    }

    /** As {@link #handOver}, by force: computers with an instance of the copy that nobody hears are dead, as the one that asks says. */
    public Moment forceHandOver(final String asked, final String copy, final Consumer<String> taker) {
        return handOver(asked, new Question(copy, "", true), taker);
    }

    private Moment handOver(final String asked, final Question question, final Consumer<String> taker) {
        final SimAssigner assigner = system.assigner(asked);
        final String copy = question.copy();
        return run(() -> {
            final String where = question.computer().isEmpty() ? "any" : question.computer();
            system.world.note("HAND OVER " + copy + " to " + where + (question.isForced() ? " by force" : ""));
            assigner.handOver(question, answer -> {
                final String text = answer.error() == null ? "" : answer.error().text();
                system.world.note("HANDED OVER " + copy + (text.isEmpty() ? "" : ": " + text));
                taker.accept(text);
            });
        });
    }

    /** The start command of a spoke computer permits its localHub this, see {@link io.twinhub.transport.Permit}. */
    public Moment permit(final String spoke, final int bits) {
        return run(() -> {
            system.world.note("PERMIT " + spoke + ' ' + bits);
            system.spoke(spoke).permit().set(bits);
        });
    }

    /** Runs something of the test's own. */
    public Moment run(final Runnable action) {
        system.at(ns, action);
        return this;
    }

    private Moment onPaths(
            final String spoke, final String hub, final Direction[] directions, final Consumer<Path> action) {
        final Set<Direction> wanted =
                directions.length == 0 ? EnumSet.allOf(Direction.class) : EnumSet.copyOf(List.of(directions));
        final List<Path> paths = new ArrayList<>();
        if (wanted.contains(Direction.UP)) {
            paths.add(system.path(spoke, hub));
        }
        if (wanted.contains(Direction.DOWN)) {
            paths.add(system.path(hub, spoke));
        }
        return run(() -> paths.forEach(action));
    }

    private Moment onProcesses(final String[] names, final Consumer<SimProcess> action) {
        final List<SimProcess> processes = new ArrayList<>();
        for (final String name : names) {
            processes.add(system.process(name));
        }
        return run(() -> processes.forEach(action));
    }
}
