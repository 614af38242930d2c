package io.twinhub.bus;

import io.twinhub.config.SystemPlan;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The instance of this copy, on this computer, in the version of the system beside which this one was started. Used by the thread of the Bus. */
public final class FormerVersion {
    private final InstancePlace.Former former;
    private final Supplier<MessageConnection> connecting;

    FormerVersion(final InstancePlace.Former former, final Supplier<MessageConnection> connecting) {
        this.former = former;
        this.connecting = connecting;
    }

    /** Its system version. */
    public String version() {
        return former.version();
    }

    /**
     * Its configuration.
     *
     * @throws io.twinhub.metadata.TwinhubException if it cannot be read.
     */
    public SystemPlan plan() {
        return former.plan().get();
    }

    /**
     * Its {@link Bus#folder() folder}. To be read only: the former version goes on with it if it leads again. Missing, if that program never kept anything there.
     */
    public Path folder() {
        return former.folder();
    }

    /**
     * Whether the former version led when this process was started, or would have by itself: then what it has is newer than anything that this instance kept in an
     * earlier life. False, if this version leads already, until it is confirmed: then this instance has gone on since.
     */
    public boolean leads() {
        return former.leads();
    }

    /**
     * Connects to the former instance, on this computer and past all hubs, for messages of up to 64 KiB. Returns at once; opening goes on for some seconds. Whatever that instance sends before it ceases to be
     * ACTIVE, its {@link Bus#onRole} handlers included, is handed to this program before this instance becomes ACTIVE, or this connection is closed before.
     *
     * @throws io.twinhub.metadata.TwinhubException if the connection before is not closed.
     */
    public MessageConnection connect() {
        return connecting.get();
    }
}
