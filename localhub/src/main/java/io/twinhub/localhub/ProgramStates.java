package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.transport.codec.MarkWantedDecoder;
import io.twinhub.transport.codec.MessageHeaderDecoder;
import io.twinhub.transport.codec.ReadyStateDecoder;
import io.twinhub.transport.codec.ReleasedDecoder;
import org.agrona.DirectBuffer;

/** What programs say of themselves beside their subscriptions: that they have caught up, that they give their role back, and which marks they want. */
final class ProgramStates {
    private final SystemPlan plan;
    private final Roles roles;
    private final ReadyStateDecoder ready = new ReadyStateDecoder();
    private final MarkWantedDecoder mark = new MarkWantedDecoder();
    private final ReleasedDecoder released = new ReleasedDecoder();

    ProgramStates(final SystemPlan plan, final Roles roles) {
        this.plan = plan;
        this.roles = roles;
    }

    /** Takes a record; false if it is none of these. */
    boolean onRecord(final BusLink from, final MessageHeaderDecoder header, final DirectBuffer buffer, final int body) {
        if (header.templateId() == ReadyStateDecoder.TEMPLATE_ID
                && header.blockLength() >= ReadyStateDecoder.BLOCK_LENGTH) {
            ready.wrap(buffer, body, header.blockLength(), header.version());
            roles.caughtUp(from, ready.ready() != 0);
            return true;
        }
        if (header.templateId() == ReleasedDecoder.TEMPLATE_ID
                && header.blockLength() >= ReleasedDecoder.BLOCK_LENGTH) {
            released.wrap(buffer, body, header.blockLength(), header.version());
            from.release.onReleased(released.copyEpoch(), released.last());
            return true;
        }
        if (header.templateId() == MarkWantedDecoder.TEMPLATE_ID
                && header.blockLength() >= MarkWantedDecoder.BLOCK_LENGTH) {
            mark.wrap(buffer, body, header.blockLength(), header.version());
            if (mark.key() >= 0 && mark.key() < plan.computerCount()) {
                from.marks.want(mark);
            }
            return true;
        }
        return false;
    }
}
