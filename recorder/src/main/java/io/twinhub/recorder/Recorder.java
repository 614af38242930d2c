package io.twinhub.recorder;

import io.twinhub.bus.AdminPort;
import io.twinhub.bus.Bus;
import io.twinhub.bus.MessageConnection;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.Component;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.RepublishWantedEncoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A recorder: a program with a Bus that subscribes to all events and remembers the last value of each. While it is the ACTIVE one it replays them to programs that
 * ask, standing-by recorders among them; and of what it missed itself it has the publishers publish their last values once more.
 */
public final class Recorder implements Component {
    private final SystemPlan plan;
    private final Bus bus;
    private final AdminPort port;
    private final LastValues values;
    private final Reached reached;
    private final List<Replayer> replayers = new ArrayList<>();
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final RepublishWantedEncoder republishWanted = new RepublishWantedEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + RepublishWantedEncoder.BLOCK_LENGTH]);
    private long republishCount;
    private long nowNs;

    /** @param bus of an instance of the recorders' copy. */
    public Recorder(final SystemPlan plan, final Bus bus) {
        this.plan = plan;
        this.bus = bus;
        port = bus.administration();
        values = new LastValues(plan);
        reached = new Reached(plan.computerCount(), port::wantMark);
        port.onValue(values::put);
        port.onMark(reached::onMark);
        port.onUnhealed(this::onUnhealed);
        bus.onConnection(this::onConnection);
        bus.subscribe("**", event -> {});
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        int work = bus.component().doWork(now);
        for (int i = replayers.size() - 1; i >= 0; i--) {
            work += replayers.get(i).doWork(now);
        }
        return work;
    }

    @Override
    public long nextDueNs() {
        long due = bus.component().nextDueNs();
        for (final Replayer replayer : replayers) {
            due = Math.min(due, replayer.nextDueNs());
        }
        return due;
    }

    private void onConnection(final MessageConnection connection) {
        final Replayer replayer = new Replayer(plan, connection, values, reached, () -> nowNs);
        replayers.add(replayer);
        connection
                .onMessage(replayer::onMessage)
                .onEnd(connection::closeOutput)
                .onClosed(reason -> replayers.remove(replayer));
    }

    /** Something that a source published is missing here, and no other recorder has it. */
    private void onUnhealed(final int source) {
        for (int id = 0; id < plan.programCopyCount(); id++) {
            final CopyPlan copy = plan.copy(id);
            if (copy.publishes().length > 0 && plan.hosts(source, id)) {
                republishWanted
                        .wrapAndApplyHeader(record, 0, messageHeader)
                        .key(id)
                        .version(++republishCount);
                port.tell(RepublishWantedEncoder.TEMPLATE_ID, id, republishCount, record, 0, record.capacity());
            }
        }
    }
}
