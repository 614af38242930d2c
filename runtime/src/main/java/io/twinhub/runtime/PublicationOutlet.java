package io.twinhub.runtime;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import io.aeron.exceptions.AeronException;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Outlet;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * An outlet over an exclusive publication, which it makes without waiting and makes anew whenever the old one has ended: because
 * it was closed from below, because its client was replaced, or because its position reached the end of what a position can be.
 */
final class PublicationOutlet implements Outlet {
    private static final int ADMIN_ACTION_RETRY_COUNT_MAX = 3;
    private static final long NONE = Aeron.NULL_VALUE;

    private final AeronSlot slot;
    private final String channel;
    private final int streamId;
    private final boolean showsConsumption;
    private final Retry retry;
    private int generation;
    private long registrationId = NONE;
    private ExclusivePublication publication;
    private ConsumptionCounters consumption;
    private boolean closed;

    PublicationOutlet(
            final AeronSlot slot,
            final String channel,
            final int streamId,
            final boolean showsConsumption,
            final Consumer<ErrorResult> errors) {
        this.slot = slot;
        this.channel = channel;
        this.streamId = streamId;
        this.showsConsumption = showsConsumption;
        this.retry = new Retry(errors);
        prepare();
    }

    @Override
    public boolean offer(final DirectBuffer buffer, final int offset, final int length) {
        if (!prepare()) {
            return false;
        }
        if (length > publication.maxMessageLength()) {
            throw new IllegalArgumentException("super message of " + length + " bytes, but " + channel + " takes "
                    + publication.maxMessageLength());
        }
        // A rotation of the term refuses one offer; it is not a want of room.
        for (int i = 0; i <= ADMIN_ACTION_RETRY_COUNT_MAX; i++) {
            final long result = publication.offer(buffer, offset, length);
            if (result > 0) {
                if (consumption != null) {
                    consumption.onOffered(result);
                }
                return true;
            }
            if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
                if (!hasUnreadTail()) {
                    discard();
                    prepare();
                }
                return false;
            }
            if (result != Publication.ADMIN_ACTION) {
                return false;
            }
        }
        return false;
    }

    @Override
    public boolean showsConsumption() {
        return showsConsumption;
    }

    @Override
    public int inTransitCount() {
        return !prepare() || consumption == null ? 0 : consumption.inTransitCount();
    }

    @Override
    public void close() {
        closed = true;
        discard();
    }

    /** True if there is a publication to offer to. */
    private boolean prepare() {
        final Aeron aeron = slot.aeron();
        if (aeron == null || closed) {
            return false;
        }
        if (generation != slot.generation()) {
            generation = slot.generation();
            registrationId = NONE;
            publication = null;
            consumption = null;
        }
        if (publication != null && !publication.isClosed()) {
            return true;
        }
        return create(aeron);
    }

    private boolean create(final Aeron aeron) {
        final long nowNs = System.nanoTime();
        try {
            if (registrationId == NONE) {
                publication = null;
                if (retry.isDue(nowNs)) {
                    registrationId = aeron.asyncAddExclusivePublication(channel, streamId);
                }
                return false;
            }
            publication = aeron.getExclusivePublication(registrationId);
        } catch (final AeronException ex) {
            registrationId = NONE;
            retry.failed(nowNs, RuntimeErrors.channelFailed(channel, ex));
            return false;
        }
        if (publication == null) {
            return false;
        }
        registrationId = NONE;
        retry.succeeded();
        consumption = showsConsumption ? new ConsumptionCounters(aeron.countersReader(), publication) : null;
        return true;
    }

    /** Where it shows, the next publication waits until this one is read: a receiver may read the next one first. */
    private boolean hasUnreadTail() {
        return consumption != null && publication.isConnected() && consumption.inTransitCount() > 0;
    }

    private void discard() {
        final Aeron aeron = slot.aeron();
        if (aeron != null && generation == slot.generation()) {
            if (publication != null) {
                publication.close();
            } else if (registrationId != NONE) {
                aeron.asyncRemovePublication(registrationId);
            }
        }
        publication = null;
        consumption = null;
        registrationId = NONE;
    }
}
