package io.twinhub.localhub;

import io.twinhub.transport.Link;
import io.twinhub.transport.Stream;
import io.twinhub.transport.codec.SuperMessageHeaderDecoder;

/**
 * While it is in doubt whether others have taken over from the instances of this computer, nothing is taken of what these publish or send: it is left where
 * it is, and taken when the doubt is over, or never.
 */
final class Doubt {
    private final Roles roles;
    private final BusLink[] busOfInstance;

    Doubt(final Roles roles, final BusLink[] busOfInstance) {
        this.roles = roles;
        this.busOfInstance = busOfInstance;
    }

    /** Whether a super message of this stream has to wait. */
    boolean holds(final SuperMessageHeaderDecoder header, final Stream stream, final long nowNs) {
        final int sender = header.sender();
        final BusLink from = sender < busOfInstance.length ? busOfInstance[sender] : null;
        if (from == null || !roles.isDoubtful(from) || stream == Stream.ADMIN || !Link.isSequenced(header)) {
            return false;
        }
        final Link link = from.link(stream);
        if (link != null) {
            link.onLeftWaiting(nowNs);
        }
        return link != null;
    }
}
