package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.EpochStore;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Observer;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.Permit;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.util.function.IntSupplier;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.EpochNanoClock;

/**
 * What a localHub depends on.
 *
 * @param computer id of its spoke computer.
 * @param network both networks; peers are the hub computers by computer id.
 * @param sharedMemory the way to the programs; peers are instances.
 * @param sourceEpochs keeps the source epoch across restarts.
 * @param ballots keeps what this computer granted in the election of the assigner.
 * @param linkEpochs numbers that are unlikely to repeat, for the epochs of links.
 * @param processes tells whether a program's process still runs.
 * @param permit what the start command permits.
 * @param clock of the timestamps of what the localHub publishes itself.
 * @param wallClock compared with the time that the localHub is given, see {@link io.twinhub.transport.ClockPair}.
 */
public record LocalHubContext(
        SystemPlan plan,
        int computer,
        Medium network,
        Medium sharedMemory,
        EpochStore sourceEpochs,
        EpochStore ballots,
        IntSupplier linkEpochs,
        TokenCheck tokens,
        ProcessWatch processes,
        Permit permit,
        Observer observer,
        TransportLimits limits,
        PathRules rules,
        RoleRules roleRules,
        EpochNanoClock clock,
        EpochClock wallClock) {}
