package io.twinhub.runtime;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The network as a localHub or mainHub sees it. Every computer listens on one port of each address that it has, and sends to the
 * addresses that the configuration gives to its peers, so a link heals whichever end was restarted. The streams are Aeron streams
 * on one socket, or one Aeron stream if the profile says so. A localHub's medium spans both networks: the peer tells which one. For one thread.
 */
public final class UdpMedium implements Medium {
    private static final int NETWORK_COUNT = 2;

    private final AeronSlot slot;
    private final DriverProfile profile;
    private final int port;
    private final List<String> ownAddresses;
    private final IntFunction<String> addressOfPeer;
    private final Consumer<ErrorResult> errors;
    private final Map<Stream, SubscriptionInlet> inlets = new EnumMap<>(Stream.class);
    /** Null if each stream has an Aeron stream of its own. */
    private final SharedStream shared;

    UdpMedium(
            final AeronSlot slot,
            final DriverProfile profile,
            final int port,
            final List<String> ownAddresses,
            final IntFunction<String> addressOfPeer,
            final Consumer<ErrorResult> errors) {
        this.slot = slot;
        this.profile = profile;
        this.port = port;
        this.ownAddresses = List.copyOf(ownAddresses);
        this.addressOfPeer = addressOfPeer;
        this.errors = errors;
        if (profile.sharedStream()) {
            // Listed as the inlet of admin, which comes first of all.
            inlets.put(Stream.ADMIN, listen(SharedStream.ID));
            shared = new SharedStream(inlets.get(Stream.ADMIN), peer -> outlet(peer, SharedStream.ID));
        } else {
            for (final Stream stream : Stream.values()) {
                inlets.put(stream, listen(stream.id()));
            }
            shared = null;
        }
    }

    private SubscriptionInlet listen(final int streamId) {
        final SubscriptionInlet inlet = new SubscriptionInlet();
        for (final String address : ownAddresses) {
            inlet.listen(slot, profile.udpSubscriptionChannel(address, port), streamId, errors);
        }
        return inlet;
    }

    /** The addresses of a computer on the networks that it is attached to. */
    static List<String> ownAddresses(final SystemPlan plan, final int computer) {
        final List<String> addresses = new ArrayList<>();
        for (int network = 0; network < NETWORK_COUNT; network++) {
            final String address = plan.computer(computer).address(network);
            if (address != null) {
                addresses.add(address);
            }
        }
        return addresses;
    }

    /** Peers of a hub are spokes on its network; a spoke's peers are hubs, each on the hub's network. */
    static IntFunction<String> addressOfPeer(final SystemPlan plan, final int computer) {
        final ComputerPlan own = plan.computer(computer);
        return peer -> {
            final ComputerPlan other = plan.computer(peer);
            return other.address(own.hub() ? own.network() : other.network());
        };
    }

    @Override
    public Inlet inlet(final Stream stream) {
        return shared != null ? shared.inlet(stream) : inlets.get(stream);
    }

    @Override
    public Outlet outlet(final Stream stream, final int peer, final int returnAddress) {
        return shared != null ? shared.outlet(peer) : outlet(peer, stream.id());
    }

    private Outlet outlet(final int peer, final int streamId) {
        final String address = Objects.requireNonNull(addressOfPeer.apply(peer), "peer without address");
        return new PublicationOutlet(slot, profile.udpPublicationChannel(address, port), streamId, false, errors);
    }

    @Override
    public int returnAddress() {
        return 0;
    }

    /** Whether it listens on all own addresses. */
    boolean isOpen() {
        boolean open = true;
        for (final SubscriptionInlet inlet : inlets.values()) {
            open &= inlet.isOpen();
        }
        return open;
    }

    /** Whether each own address is listened on or has failed. */
    boolean isSettled() {
        boolean settled = true;
        for (final SubscriptionInlet inlet : inlets.values()) {
            settled &= inlet.isSettled();
        }
        return settled;
    }

    /**
     * With one network the other carries on, and what failed is tried again. Without any, because the ports are taken by somebody
     * else, there is nothing to wait for.
     *
     * @throws TwinhubException if every own port is in use by somebody else.
     */
    void requirePort() {
        final List<Throwable> failures = inlets.get(Stream.ADMIN).failures();
        for (final Throwable failure : failures) {
            if (failure == null || !RuntimeErrors.isPortInUse(failure)) {
                return;
            }
        }
        throw new TwinhubException(RuntimeErrors.channelFailed(
                profile.udpSubscriptionChannel(ownAddresses.get(0), port), failures.get(0)));
    }
}
