package io.twinhub.mainhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.EpochStore;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Observer;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.TransportLimits;
import java.util.function.IntSupplier;
import org.agrona.concurrent.EpochClock;

/**
 * What a mainHub depends on.
 *
 * @param computer id of its hub computer.
 * @param network its network; peers are the spokes by computer id.
 * @param starts keeps a number that grows with each start of this hub.
 * @param ballots keeps what this computer granted in the election of the assigner.
 * @param linkEpochs numbers that are unlikely to repeat, for the epochs of links.
 * @param wallClock compared with the time that the hub is given, see {@link io.twinhub.transport.ClockPair}.
 */
public record MainHubContext(
        SystemPlan plan,
        int computer,
        Medium network,
        EpochStore starts,
        EpochStore ballots,
        IntSupplier linkEpochs,
        Observer observer,
        TransportLimits limits,
        PathRules rules,
        RoleRules roleRules,
        EpochClock wallClock) {}
