package io.twinhub.benchmarks.path;

import static io.aeron.logbuffer.ControlledFragmentHandler.Action.ABORT;
import static io.aeron.logbuffer.ControlledFragmentHandler.Action.CONTINUE;

import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.logbuffer.ControlledFragmentHandler;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;

/** The limit of a localHub: packs what one poll of its program brought for both networks; passes on what comes first of the two. */
final class LocalRelay implements RelayMain.Component {
    private final Subscription fromProgram;
    private final Subscription[] fromNetworks;
    private final ExclusivePublication toProgram;
    private final PackedOut out;
    private final ControlledFragmentHandler upHandler = this::onMessage;
    private final ControlledFragmentHandler downHandler = this::onPack;
    private long delivered;

    /**
     * @param host last byte of its addresses.
     * @param outStream on which it sends to the hubs.
     * @param inStream on which it hears the hubs.
     */
    LocalRelay(final RelayDriver driver, final int port, final int host, final int outStream, final int inStream) {
        fromProgram = driver.subscription("aeron:ipc", Relay.UP);
        toProgram = driver.publication("aeron:ipc", Relay.DOWN);
        fromNetworks = new Subscription[] {
            driver.subscription(Relay.endpoint(0, host, port), inStream),
            driver.subscription(Relay.endpoint(1, host, port), inStream)
        };
        out = new PackedOut(
                driver.tuning().payloadLengthMax(),
                driver.publication(Relay.endpoint(0, Relay.HUB, port), outStream),
                driver.publication(Relay.endpoint(1, Relay.HUB, port), outStream));
    }

    @Override
    public int doWork() {
        int work = 0;
        if (out.isOpen()) {
            final int count = fromProgram.controlledPoll(upHandler, Relay.POLL_LIMIT);
            if (count < Relay.POLL_LIMIT) {
                out.flush(); // else there is more: the next turn fills what is not full yet
            }
            work += count;
        }
        for (final Subscription network : fromNetworks) {
            work += network.controlledPoll(downHandler, Relay.POLL_LIMIT);
        }
        return work;
    }

    private ControlledFragmentHandler.Action onMessage(
            final DirectBuffer buffer, final int offset, final int length, final Header header) {
        return out.append(buffer, offset, length) ? CONTINUE : ABORT;
    }

    private ControlledFragmentHandler.Action onPack(
            final DirectBuffer buffer, final int offset, final int length, final Header header) {
        if (Records.number(buffer, offset) <= delivered) {
            return CONTINUE; // the second copy
        }
        if (toProgram.offer(buffer, offset, length) < 0) {
            return ABORT;
        }
        delivered = Records.lastNumber(buffer, offset, length);
        return CONTINUE;
    }
}
