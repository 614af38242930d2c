package io.twinhub.runtime;

import io.aeron.Aeron;
import io.aeron.Image;
import io.aeron.Subscription;
import io.aeron.exceptions.AeronException;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.ControlledFragmentHandler.Action;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import io.twinhub.config.SystemLimits;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Inlet;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.SuperMessageHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;

/**
 * An inlet over the subscriptions to one stream on several channels. Makes them without waiting, makes them anew when they failed
 * or their client was replaced. Every sender has its turn: a busy one never starves the others. A super message of one
 * fragment is parsed where it lies; only one that its sender had to take apart is put together again in a buffer, one per sender.
 */
final class SubscriptionInlet implements Inlet {
    /** Who has one super message does not wait for eight of somebody else: each sender has one frame taken per round. */
    private static final int TURN_COUNT_MAX = 1;

    private final List<Source> sources = new ArrayList<>();
    private final FragmentHandler fragmentHandler = this::onFragment;
    private final ControlledFragmentHandler selectiveFragmentHandler = this::onSelected;
    private SuperMessageHandler handler;
    /** Set while this inlet is polled selectively. */
    private SelectiveHandler selectiveHandler;

    /** Of the channel that is being polled. */
    private Reassembly reassembly;

    private Throwable failure;
    private int turn;

    /** Adds the channel to what this inlet polls. */
    void listen(final AeronSlot slot, final String channel, final int streamId, final Consumer<ErrorResult> errors) {
        final Source source = new Source(slot, channel, streamId, new Retry(errors));
        source.subscription();
        sources.add(source);
    }

    /** Gives up everything that it listens to. */
    void silence() {
        sources.forEach(Source::close);
        sources.clear();
    }

    /** Whether all channels are open. */
    boolean isOpen() {
        boolean open = true;
        for (final Source source : sources) {
            open &= source.subscription() != null;
        }
        return open;
    }

    /** Whether each channel is open or has failed. */
    boolean isSettled() {
        boolean settled = true;
        for (final Source source : sources) {
            settled &= source.subscription() != null || source.failure != null;
        }
        return settled;
    }

    /** What the channels met that are not open; in the order of listening, null for those that are open. */
    List<Throwable> failures() {
        final List<Throwable> failures = new ArrayList<>();
        sources.forEach(source -> failures.add(source.failure));
        return failures;
    }

    @Override
    public int poll(final SuperMessageHandler superMessageHandler, final int limit) {
        handler = superMessageHandler;
        return pollSources(limit);
    }

    @Override
    public int pollSelectively(final SelectiveHandler superMessageHandler, final int limit) {
        selectiveHandler = superMessageHandler;
        try {
            return pollSources(limit);
        } finally {
            selectiveHandler = null;
        }
    }

    private int pollSources(final int limit) {
        int count = 0;
        int before;
        do {
            before = count;
            turn++;
            for (int i = 0; i < sources.size() && count < limit; i++) {
                final Source source = sources.get(Math.floorMod(turn + i, sources.size()));
                if (source.subscription() != null) {
                    count += pollImages(source, limit - count);
                }
            }
        } while (count > before && count < limit);
        return count;
    }

    private int pollImages(final Source source, final int limit) {
        final Subscription subscription = source.subscription;
        reassembly = source.reassembly;
        final int imageCount = subscription.imageCount();
        int count = 0;
        for (int i = 0; i < imageCount && count < limit; i++) {
            final Image image = subscription.imageAtIndex(Math.floorMod(turn + i, imageCount));
            final int turnLimit = Math.min(TURN_COUNT_MAX, limit - count);
            count += selectiveHandler == null
                    ? image.poll(fragmentHandler, turnLimit)
                    : image.controlledPoll(selectiveFragmentHandler, turnLimit);
            if (failure != null) {
                rethrow();
            }
        }
        return count;
    }

    /** An exception must reach whoever polls; Aeron would report it to its own error handler and go on. */
    private void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header header) {
        if (failure == null && reassembly.take(buffer, offset, length, header.sessionId(), header.flags())) {
            try {
                handler.onSuperMessage(reassembly.buffer(), reassembly.offset(), reassembly.length());
            } catch (final RuntimeException | Error ex) {
                failure = ex;
            }
        }
    }

    /** For shared memory, whose frames are made long enough for whole super messages. */
    private Action onSelected(final DirectBuffer buffer, final int offset, final int length, final Header header) {
        if (failure == null) {
            try {
                return selectiveHandler.onSuperMessage(buffer, offset, length) ? Action.CONTINUE : Action.ABORT;
            } catch (final RuntimeException | Error ex) {
                failure = ex;
            }
        }
        return Action.CONTINUE;
    }

    private void rethrow() {
        final Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private static final class Source {
        private final AeronSlot slot;
        private final String channel;
        private final int streamId;
        private final Retry retry;
        private final Reassembly reassembly = new Reassembly(SystemLimits.MTU_MAX_BYTES);
        private int generation;
        private long registrationId = Aeron.NULL_VALUE;
        private Subscription subscription;
        private Throwable failure;

        Source(final AeronSlot slot, final String channel, final int streamId, final Retry retry) {
            this.slot = slot;
            this.channel = channel;
            this.streamId = streamId;
            this.retry = retry;
        }

        /** The subscription; null if it is not there (yet). */
        Subscription subscription() {
            final Aeron aeron = slot.aeron();
            if (aeron == null) {
                return null;
            }
            if (generation != slot.generation()) {
                generation = slot.generation();
                subscription = null;
                registrationId = Aeron.NULL_VALUE;
            }
            if (subscription == null || subscription.isClosed()) {
                create(aeron);
            }
            return subscription;
        }

        private void create(final Aeron aeron) {
            final long nowNs = System.nanoTime();
            subscription = null;
            try {
                if (registrationId == Aeron.NULL_VALUE) {
                    if (retry.isDue(nowNs)) {
                        registrationId = aeron.asyncAddSubscription(
                                channel, streamId, null, image -> reassembly.forget(image.sessionId()));
                    }
                    return;
                }
                subscription = aeron.getSubscription(registrationId);
            } catch (final AeronException ex) {
                registrationId = Aeron.NULL_VALUE;
                failure = ex;
                retry.failed(nowNs, RuntimeErrors.channelFailed(channel, ex));
                return;
            }
            if (subscription != null) {
                registrationId = Aeron.NULL_VALUE;
                failure = null;
                retry.succeeded();
            }
        }

        void close() {
            final Aeron aeron = slot.aeron();
            if (aeron != null && generation == slot.generation()) {
                if (subscription != null) {
                    subscription.close();
                } else if (registrationId != Aeron.NULL_VALUE) {
                    aeron.asyncRemoveSubscription(registrationId);
                }
            }
            subscription = null;
            registrationId = Aeron.NULL_VALUE;
        }
    }
}
