package io.twinhub.bus;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.util.function.IntSupplier;
import java.util.function.LongToIntFunction;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * What a Bus depends on. {@link Bus#connect()} fills it in for a program; a simulation does so with virtual time.
 *
 * @param instance id of this instance.
 * @param tokenHigh upper half of the secret that proves this instance to its localHub.
 * @param tokenLow lower half.
 * @param processId of this process, so that its localHub notices its end; 0 if that must be noticed by silence.
 * @param sharedMemory the way to the localHub.
 * @param keepMedium called in every duty cycle with the time, before anything else, to keep the medium connected; returns its work.
 * @param linkEpochs numbers that are unlikely to repeat, for the epochs of links.
 * @param time that passes for this program: {@link Bus#nanoTime()}.
 * @param clock for timestamps of events.
 * @param connectionRules {@link ConnectionRules#STANDARD}, but for tests of weaker ones.
 * @param roleRules {@link RoleRules#STANDARD}, but for tests of weaker ones.
 * @param place its folder, and the ways to other versions.
 */
public record BusContext(
        SystemPlan plan,
        int instance,
        long tokenHigh,
        long tokenLow,
        long processId,
        Medium sharedMemory,
        LongToIntFunction keepMedium,
        IntSupplier linkEpochs,
        Observer observer,
        TransportLimits limits,
        NanoClock time,
        EpochNanoClock clock,
        ConnectionRules connectionRules,
        RoleRules roleRules,
        InstancePlace place) {
    /** Without the secret, because texts end up in logs. */
    @Override
    public String toString() {
        return "BusContext[instance=" + instance + "]";
    }
}
