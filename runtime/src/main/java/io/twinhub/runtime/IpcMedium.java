package io.twinhub.runtime;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.Medium;
import io.twinhub.transport.Outlet;
import io.twinhub.transport.Stream;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Shared memory as a localHub sees it: one inlet per stream for all Buses, one outlet per Bus and stream. For one thread. */
public final class IpcMedium implements Medium {
    private final AeronSlot slot;
    private final DriverProfile profile;
    private final Consumer<ErrorResult> errors;
    private final Map<Stream, SubscriptionInlet> inlets = new EnumMap<>(Stream.class);

    IpcMedium(final AeronSlot slot, final DriverProfile profile, final Consumer<ErrorResult> errors) {
        this.slot = slot;
        this.profile = profile;
        this.errors = errors;
        for (final Stream stream : Stream.values()) {
            final SubscriptionInlet inlet = new SubscriptionInlet();
            inlet.listen(slot, "aeron:ipc", IpcStreams.toLocalHub(stream), errors);
            inlets.put(stream, inlet);
        }
    }

    @Override
    public Inlet inlet(final Stream stream) {
        return inlets.get(stream);
    }

    @Override
    public Outlet outlet(final Stream stream, final int peer, final int returnAddress) {
        return new PublicationOutlet(
                slot, profile.ipcChannel("instance-" + peer), IpcStreams.toBus(stream, returnAddress), true, errors);
    }

    @Override
    public int returnAddress() {
        return 0;
    }
}
