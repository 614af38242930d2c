package io.twinhub.testsupport;

import java.util.ArrayList;
import java.util.List;

/**
 * One direction between two places: what all wires from the one to the other share. Faults act here. On a network that is
 * from one computer to another; in shared memory from a program to its localHub or back.
 */
final class Path {
    /** What a sender notices of a cut, and what becomes of the messages on the way. */
    enum Cut {
        /** Messages wait where they are and arrive after the return: a short interruption that the medium repairs by itself. */
        STALL,
        /** Messages on the way are lost, and so is what is offered until the sender's window is full. */
        SWALLOW,
        /** Messages on the way are lost; offers are refused. */
        REFUSE
    }

    private static final long NEVER = Long.MIN_VALUE;

    final String name;
    final boolean showsConsumption;
    private final SimClock clock;
    private final SimRandom random;
    private final List<Wire> wires = new ArrayList<>();
    private long delayNs;
    private long jitterNs;
    private long slowFactor = 1;
    private final int windowCount;
    private final Disturbance disturbance;
    private Cut cut;
    private boolean isFull;
    /** When events found the window full for the last time. */
    private long windowFullNs = NEVER;

    private SimInlets receiver;

    Path(
            final String name,
            final SimClock clock,
            final SimRandom random,
            final int windowCount,
            final boolean showsConsumption) {
        this.name = name;
        this.clock = clock;
        this.random = random;
        this.windowCount = windowCount;
        this.showsConsumption = showsConsumption;
        this.disturbance = new Disturbance(random.fork());
    }

    /** Sets how long a message travels when nothing is wrong: at least the delay, plus a random part with this mean. */
    void delay(final long delayNs, final long jitterNs) {
        this.delayNs = delayNs;
        this.jitterNs = jitterNs;
    }

    Wire open(final int streamId, final SimNode sender) {
        final Wire wire = new Wire(this, streamId, sender, clock, windowCount);
        wires.add(wire);
        return wire;
    }

    /** A receiver begins to listen. What arrived while nobody did is lost, what is still on the way is not. */
    void attach(final SimInlets newReceiver) {
        receiver = newReceiver;
        for (final Wire wire : List.copyOf(wires)) {
            wire.onReceiverJoined();
        }
    }

    /** The receiver is gone, with all that it had not polled yet. */
    void detach() {
        receiver = null;
    }

    void cut(final Cut style) {
        cut = style;
        for (final Wire wire : List.copyOf(wires)) {
            wire.onCut(style != Cut.STALL);
        }
    }

    void restore() {
        cut = null;
        for (final Wire wire : List.copyOf(wires)) {
            wire.onRestored();
        }
    }

    /** Loses what is on the way, or else the next few messages, without any other sign: the receiver goes on behind a hole. */
    void loseSome() {
        for (final Wire wire : List.copyOf(wires)) {
            wire.loseSome(1 + random.nextInt(3));
        }
    }

    void slow(final long factor) {
        slowFactor = factor;
    }

    /** What happens to single frames. */
    Disturbance disturbance() {
        return disturbance;
    }

    /** No more room: whatever is offered is refused; what is on the way goes on. */
    void fill() {
        isFull = true;
    }

    void makeRoom() {
        isFull = false;
        for (final Wire wire : List.copyOf(wires)) {
            wire.onRoom();
        }
    }

    /** Events were refused because as many super messages as the window holds are under way. */
    void onWindowFull() {
        windowFullNs = clock.nowNs();
    }

    /** Whether events found the window full at this time or later. */
    boolean wasWindowFullSince(final long ns) {
        return windowFullNs >= ns;
    }

    /**
     * Ends all sessions and begins others, as when the positions of a stream are used up. The sender notices nothing but that offers
     * are refused for a moment. What is on the way still arrives, perhaps behind what the new session carries.
     */
    void replaceSessions(final long tailDelayNs, final long absentNs) {
        for (final Wire wire : List.copyOf(wires)) {
            wire.replaceSession(tailDelayNs, absentNs);
        }
    }

    /** The sender's process died. What it had handed over arrives still, or only the beginning of it if the medium died with it. */
    void onSenderGone(final boolean mediumSurvives) {
        for (final Wire wire : List.copyOf(wires)) {
            if (!mediumSurvives) {
                wire.keepFirst(random);
            }
            wire.close();
        }
    }

    /** Everything in the medium is gone, and so are the wires. */
    void destroy() {
        for (final Wire wire : List.copyOf(wires)) {
            wire.destroy();
            remove(wire);
        }
        receiver = null;
    }

    Cut cut() {
        return cut;
    }

    boolean isFull() {
        return isFull;
    }

    /** Nothing is wrong here, though it may be slow. */
    boolean isHealthy() {
        for (final Wire wire : wires) {
            if (wire.isToLose() || wire.isTail()) {
                return false;
            }
        }
        return cut == null && !isFull;
    }

    /** Whether it has its own speed and nothing is on the way that was sent when it had not. */
    boolean isSwift() {
        return slowFactor == 1 && isEmpty();
    }

    boolean isListenedTo() {
        return receiver != null;
    }

    boolean isEmpty() {
        for (final Wire wire : wires) {
            if (wire.inTransitCount() > 0) {
                return false;
            }
        }
        return true;
    }

    SimInlets receiver() {
        return receiver;
    }

    long drawDelayNs() {
        final long ns = delayNs + (jitterNs == 0 ? 0 : random.exponential(jitterNs));
        return ns * slowFactor;
    }

    void remove(final Wire wire) {
        wires.remove(wire);
    }

    @Override
    public String toString() {
        return name;
    }
}
