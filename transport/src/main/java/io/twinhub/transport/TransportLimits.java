package io.twinhub.transport;

import io.twinhub.config.TransportPlan;
import io.twinhub.config.TransportSpec;

/**
 * The numbers that bound the transport. Times in nanoseconds.
 *
 * @param superMessageLength bytes of one super message, header included; the medium takes it apart if its frames are shorter.
 * @param superMessageCount preallocated super message buffers per event link: what may wait while a peer does not get the processor.
 * @param heartbeatIntervalNs an end that sent nothing for so long shows a sign of life.
 * @param deadAfterNs a link is down when nothing was heard for so long.
 * @param helloIntervalNs time between two hellos while a link opens.
 * @param flushNs a partly filled super message waits at most so long for the acknowledgement of the one in transit.
 * @param holdBackNs how long the path merge waits for the other path to fill a hole.
 * @param askIntervalNs how often it asks the other path's hub meanwhile.
 * @param heldRunCount runs that it can hold, over all sources.
 * @param pollLimit super messages taken from one inlet in one duty cycle.
 */
public record TransportLimits(
        int superMessageLength,
        int superMessageCount,
        long heartbeatIntervalNs,
        long deadAfterNs,
        long helloIntervalNs,
        long flushNs,
        long holdBackNs,
        long askIntervalNs,
        int heldRunCount,
        int pollLimit) {
    /**
     * What a system has whose text says nothing: for many processes on few cores. Silence counts as death after three seconds: with
     * twenty processes that want two cores, one was seen to wait for two. Nothing is slowed by that, since a process that began
     * again says so at once, and delivery never waits for a verdict. A mebibyte per link holds what comes meanwhile. The hold-back
     * outlasts the dead time twice, so that a path that died is known to be dead before its tail is given up.
     */
    public static final TransportLimits SMALL = of(TransportPlan.of(TransportSpec.DEFAULT));

    /** The limits of a configured system. */
    public static TransportLimits of(final TransportPlan plan) {
        return new TransportLimits(
                plan.superMessageLengthBytes(),
                plan.superMessageCount(),
                plan.heartbeatIntervalNs(),
                plan.deadAfterNs(),
                plan.helloIntervalNs(),
                plan.flushNs(),
                plan.holdBackNs(),
                plan.askIntervalNs(),
                plan.heldRunCount(),
                plan.pollLimit());
    }
}
