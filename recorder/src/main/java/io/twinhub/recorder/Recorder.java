package io.twinhub.recorder;

import io.twinhub.bus.AdminPort;
import io.twinhub.bus.Bus;
import io.twinhub.bus.MessageConnection;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Component;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.RepublishWantedEncoder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A recorder: a program with a Bus that subscribes to all events and remembers the last value of each. While it is the ACTIVE one it replays them to programs that
 * ask, standing-by recorders among them; and of what it missed itself it has the publishers publish their last values once more.
 */
public final class Recorder implements Component {
    private static final long SAVE_INTERVAL_NS = 1_000_000_000L;
    private static final long LOOK_INTERVAL_NS = 10_000_000L;
    /** Programs that are replayed to at a time; each takes two windows of memory. Others ask again until one of these has done. */
    static final int REPLAY_COUNT_MAX = 32;

    private final SystemPlan plan;
    private final RoleRules rules;
    private final Bus bus;
    private final AdminPort port;
    private final LastValues values;
    private final Reached reached;
    private final BitSet refused = new BitSet();
    private final List<Replayer> replayers = new ArrayList<>();
    private final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    private final RepublishWantedEncoder republishWanted = new RepublishWantedEncoder();
    private final UnsafeBuffer record =
            new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH + RepublishWantedEncoder.BLOCK_LENGTH]);
    private final ValueStore store;
    private final StoredValues saved;
    private final OtherVersions versions;
    private long saveDueNs = Long.MAX_VALUE;
    private long republishCount;
    private long nowNs;

    /**
     * @param bus of an instance of the recorders' copy.
     * @param rules {@link RoleRules#STANDARD}, but for tests of weaker ones.
     * @param store what it holds when this recorder begins is older than anything live.
     */
    public Recorder(final SystemPlan plan, final Bus bus, final RoleRules rules, final ValueStore store) {
        this.plan = plan;
        this.bus = bus;
        this.rules = rules;
        this.store = store;
        port = bus.administration();
        values = new LastValues(plan);
        saved = new StoredValues(values, plan.fingerprint());
        reached = new Reached(plan.computerCount(), port::wantMark);
        port.onValue(this::onValue);
        port.acceptAtMost(REPLAY_COUNT_MAX);
        port.onMark(this::onMark);
        port.onUnhealed(this::onUnhealed);
        bus.onConnection(this::onConnection);
        if (plan.programEventCount() > 0) {
            bus.subscribe("**", event -> {});
        }
        versions = new OtherVersions(plan, bus, values);
        restore();
    }

    private void onValue(
            final int source,
            final long sourceEpoch,
            final long copyEpoch,
            final long sequence,
            final DirectBuffer buffer,
            final int offset) {
        values.put(source, sourceEpoch, copyEpoch, sequence, buffer, offset);
        versions.onValue(copyEpoch, EventBlock.eventId(buffer, offset));
    }

    private void restore() {
        final byte[] bytes = store.load();
        if (bytes != null && versions.hasNewer()) {
            store.putAside("before", "the version that leads has newer ones");
            return;
        }
        final String wrong = bytes == null ? null : StoredValues.read(bytes, plan.fingerprint(), values);
        if (wrong != null) {
            store.putAside(FileStore.DAMAGED, wrong);
        }
        values.hasChanged();
    }

    @Override
    public int doWork(final long now) {
        nowNs = now;
        int work = bus.component().doWork(now);
        for (int i = replayers.size() - 1; i >= 0; i--) {
            work += replayers.get(i).doWork(now);
        }
        return work + versions.doWork(now) + makeRoom(now) + save(now);
    }

    /** Behind the duty cycle, and not for each value: what was published in the last second may be missing when everything dies at once. */
    private int save(final long now) {
        if (!store.isIdle()) {
            return 0;
        }
        if (saved.isWriting()) {
            saved.writeTo(store);
            return 1;
        }
        if (saveDueNs == Long.MAX_VALUE && (values.hasChanged() || store.hasFailed())) {
            saveDueNs = now + SAVE_INTERVAL_NS;
        }
        if (now >= saveDueNs) {
            saveNow();
        }
        return 0;
    }

    /** Begins to save all values; the following turns do it. */
    public void saveNow() {
        values.hasChanged();
        saveDueNs = Long.MAX_VALUE;
        saved.begin();
    }

    /** Whether values are being saved. */
    public boolean isSaving() {
        return saved.isWriting();
    }

    @Override
    public long nextDueNs() {
        long due = Math.min(Math.min(bus.component().nextDueNs(), versions.nextDueNs()), nextSaveNs());
        for (final Replayer replayer : replayers) {
            due = Math.min(due, replayer.nextDueNs());
        }
        return due;
    }

    private long nextSaveNs() {
        if (!store.isIdle()) {
            return nowNs + LOOK_INTERVAL_NS;
        }
        return saved.isWriting() ? Long.MIN_VALUE : saveDueNs;
    }

    private void onConnection(final MessageConnection connection) {
        final int copy = plan.copy(connection.peer()).id();
        final Waiting waiting = new Waiting(reached);
        final Requests requests = new Requests(plan, copy, waiting);
        final Replayer replayer = new Replayer(connection, values, requests, waiting, rules, nowNs);
        replayers.add(replayer);
        connection
                .onMessage((buffer, offset, length) -> {
                    if (!replayer.onMessage(buffer, offset, length, nowNs)) {
                        refuse(copy);
                        connection.close();
                    }
                })
                .onEnd(connection::closeOutput)
                .onClosed(reason -> replayers.remove(replayer));
    }

    private void refuse(final int copy) {
        if (!refused.get(copy)) {
            refused.set(copy);
            port.report(
                    ErrorResult.of(ErrorCode.RECORDER_REFUSED, plan.copy(copy).name())
                            .in("recorder", "", plan.copy(copy).name())
                            .expected("subscriptions and requests for replays, as a Bus writes them")
                            .action(
                                    "Look at what that program is: its connection was closed. Further cases are not reported."));
        }
    }

    /** Nobody waits for a program that stands still: while there is no room for others its connection ends, and it can ask again. */
    private int makeRoom(final long now) {
        if (replayers.size() < REPLAY_COUNT_MAX) {
            return 0;
        }
        final Optional<Replayer> still =
                replayers.stream().filter(each -> each.standsStill(now)).findFirst();
        still.ifPresent(Replayer::close);
        return still.isPresent() ? 1 : 0;
    }

    private void onMark(final int source, final long sourceEpoch, final long position) {
        reached.onMark(source, sourceEpoch, position);
        for (final Replayer replayer : replayers) {
            replayer.onMark(source);
        }
    }

    /** Something that a source published is missing here, and no other recorder has it. */
    private void onUnhealed(final int source) {
        if (!rules.republishes()) {
            return;
        }
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
