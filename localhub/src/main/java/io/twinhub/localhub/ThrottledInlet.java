package io.twinhub.localhub;

import io.twinhub.transport.Inlet;
import io.twinhub.transport.Link;
import io.twinhub.transport.SelectiveHandler;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;
import org.agrona.DirectBuffer;

/** The events of all programs of this computer; what one publishes beyond its limit is left where it is until it may pass. */
final class ThrottledInlet {
    private final Inlet inlet;
    private final Throttle throttle;
    private final BusLink[] busOfInstance;
    private final SelectiveHandler selectiveHandler = this::onSuperMessage;
    private final SuperMessageHeaderDecoder header = new SuperMessageHeaderDecoder();
    private SelectiveHandler handler;
    private long nowNs;

    ThrottledInlet(final Inlet inlet, final Throttle throttle, final BusLink[] busOfInstance) {
        this.inlet = inlet;
        this.throttle = throttle;
        this.busOfInstance = busOfInstance;
    }

    int poll(final SelectiveHandler superMessageHandler, final int limit, final long now) {
        if (!throttle.isNeeded()) {
            return inlet.pollSelectively(superMessageHandler, limit);
        }
        handler = superMessageHandler;
        nowNs = now;
        return inlet.pollSelectively(selectiveHandler, limit);
    }

    private boolean onSuperMessage(final DirectBuffer buffer, final int offset, final int length) {
        if (length >= SuperMessageHeaderDecoder.BLOCK_LENGTH && mustWait(buffer, offset)) {
            return false;
        }
        return handler.onSuperMessage(buffer, offset, length);
    }

    private boolean mustWait(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset, SuperMessageHeaderDecoder.BLOCK_LENGTH, SuperMessageHeaderDecoder.SCHEMA_VERSION);
        final int sender = header.sender();
        final boolean isHosted = sender < busOfInstance.length && busOfInstance[sender] != null;
        if (!isHosted || !Link.isSequenced(header) || !throttle.holds(sender, nowNs)) {
            return false;
        }
        busOfInstance[sender].events.onLeftWaiting(nowNs);
        return true;
    }
}
