package io.twinhub.bus;

import io.twinhub.config.ConnectionPlan;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.RecordersSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.ConnectionLimits;
import io.twinhub.transport.ConnectionRights;
import io.twinhub.transport.Link;
import io.twinhub.transport.LinkListener;
import io.twinhub.transport.SegmentReader;
import io.twinhub.transport.SegmentWriter;
import io.twinhub.transport.codec.SegmentHeaderDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.collections.BiInt2ObjectMap;

/** The message connections of a program: what is configured, what is open, and the link over which they go. */
final class Connections implements LinkListener {
    private final BusContext context;
    private final SystemPlan plan;
    private final CopyPlan copy;
    private final ConnectionLimits limits;
    private final ConnectionRights rights;
    /** By connection and connecting instance. */
    private final BiInt2ObjectMap<ConnectionSlot> slotOf = new BiInt2ObjectMap<>();

    private final ConnectionSlot[] slots;
    /** Null if no connection of this copy is configured. */
    private final SegmentWriter writer;

    private final SegmentReader reader = new SegmentReader();
    private final SegmentReader.SegmentHandler segmentHandler = this::onSegment;
    private ConnectionHandler handler;
    private Role role = Role.DOWN;
    private int acceptedCountMax = Integer.MAX_VALUE;
    private boolean isClosing;
    private long nowNs;

    /** @param links makes the point-to-point link to the localHub. */
    Connections(final BusContext context, final Function<LinkListener, Link> links) {
        this.context = context;
        plan = context.plan();
        copy = plan.copy(plan.instance(context.instance()).copy());
        limits = ConnectionLimits.of(context.limits());
        rights = new ConnectionRights(plan);
        final List<ConnectionSlot> found = new ArrayList<>();
        for (int id = 0; id < plan.connectionCount(); id++) {
            addSlots(plan.connection(id), found);
        }
        slots = found.toArray(ConnectionSlot[]::new);
        writer = slots.length == 0 ? null : new SegmentWriter(links.apply(this));
    }

    /** One for this instance if it may connect, and one for each other instance that may connect to it. */
    private void addSlots(final ConnectionPlan connection, final List<ConnectionSlot> found) {
        if (connection.from() == copy.id()) {
            add(connection, context.instance(), others(connection.to()), found);
        }
        if (connection.to() == copy.id()) {
            for (final int connecting : others(connection.from())) {
                add(connection, connecting, new int[] {connecting}, found);
            }
        }
    }

    private void add(
            final ConnectionPlan connection,
            final int connecting,
            final int[] peers,
            final List<ConnectionSlot> found) {
        final int self = context.instance();
        final ConnectionSlot slot = new ConnectionSlot(this, connection, self, peers, connecting == self);
        slotOf.put(connection.id(), connecting, slot);
        found.add(slot);
    }

    private int[] others(final int copyId) {
        return Arrays.stream(plan.copy(copyId).instances())
                .filter(instance -> instance != context.instance())
                .toArray();
    }

    MessageConnection connect(final String to) {
        final int id = plan.connectionId(copy.id(), plan.copy(to).id());
        if (id < 0 || plan.connection(id).to() == plan.recorderCopy()) { // that one is the Bus's own
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CONNECTION_REFUSED, copy.name(), to, "no such connection is configured")
                            .in("bus", computer(), copy.name())
                            .expected("an entry <messageConnection from=\"" + copy.name() + "\" to=\"" + to
                                    + "\"/> in version " + plan.version())
                            .action("Add it to <messageConnections> and seal a new version, or correct the name."));
        }
        return connect(id, to);
    }

    /** Opens the connection with the ACTIVE recorder, which stands in no text. */
    MessageConnection connectToRecorder() {
        return connect(plan.connectionId(copy.id(), plan.recorderCopy()), RecordersSpec.COPY);
    }

    private MessageConnection connect(final int id, final String to) {
        final ConnectionSlot slot = slotOf.get(id, context.instance());
        if (slot.isLive() || isClosing) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.CONNECTION_REFUSED,
                            copy.name(),
                            to,
                            isClosing ? "the Bus is closed" : "the former connection is not closed")
                    .in("bus", computer(), copy.name())
                    .expected("one connection at a time to each copy")
                    .action("Use the connection that there is, or close it first."));
        }
        if (slot.plan.to() == copy.id() && role == Role.ACTIVE) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CONNECTION_REFUSED, copy.name(), to, "this is the ACTIVE instance itself")
                            .in("bus", computer(), copy.name())
                            .expected("an instance that stands by, whose bus.role() is not ACTIVE")
                            .action("Ask bus.role() before, and connect when it is STANDBY."));
        }
        return slot.connect(newEpoch());
    }

    void onConnection(final ConnectionHandler newHandler) {
        handler = newHandler;
    }

    /** Whether the program takes connections that others open. */
    boolean accepts() {
        return handler != null && !isClosing;
    }

    void acceptAtMost(final int count) {
        acceptedCountMax = count;
    }

    /** Whether one more connection can be accepted beside those that others opened. */
    boolean hasRoom() {
        int count = 0;
        for (final ConnectionSlot slot : slots) {
            count += slot.isAccepted() ? 1 : 0;
        }
        return count < acceptedCountMax;
    }

    /** Whether another instance would be ACTIVE if this one is not; then contact with the localHub is a part of being so. */
    private boolean isAssigned() {
        return plan.assigner().assigns(copy.id());
    }

    void onAccepted(final ConnectionEnd end) {
        try {
            handler.onConnection(end.connection());
        } catch (final RuntimeException ex) {
            report(ErrorResult.of(ErrorCode.HANDLER_FAILED, "a connection", ex)
                    .causedBy(ex)
                    .action("Mend the handler; the connection is closed."));
            end.close(ClosedReason.LOCAL_CLOSE);
        }
    }

    /** The link over which the connections go; null if none is configured. */
    Link link() {
        return writer == null ? null : writer.link();
    }

    SegmentWriter writer() {
        return writer;
    }

    ConnectionRules rules() {
        return context.connectionRules();
    }

    ConnectionEnd newEnd(final ConnectionSlot slot, final long epoch) {
        return new ConnectionEnd(slot, epoch, writer, limits, rules(), nowNs);
    }

    /** A number that no end of a connection had before, but for an accident of one in billions of billions; never 0. */
    long newEpoch() {
        final long high = context.linkEpochs().getAsInt();
        return high << Integer.SIZE | context.linkEpochs().getAsInt() & 0xFFFF_FFFFL | 1;
    }

    String copyName(final int id) {
        return plan.copy(id).name();
    }

    String computerName(final int instance) {
        return plan.computer(plan.instance(instance).computer()).name();
    }

    private String computer() {
        return computerName(context.instance());
    }

    void report(final ErrorResult error) {
        context.observer().onError(error.in("bus", computer(), copy.name()));
    }

    /** Takes the body of a super message of the localHub. */
    void onSegments(final DirectBuffer buffer, final int body, final int end) {
        reader.read(buffer, body, end, segmentHandler);
    }

    private void onSegment(final SegmentHeaderDecoder segment, final DirectBuffer buffer, final int offset) {
        if (segment.destination() == context.instance() && rights.permits(segment)) {
            final boolean toConnecting = (segment.flags() & SegmentWriter.FLAG_TO_CONNECTING) != 0;
            final int connecting = toConnecting ? segment.destination() : segment.source();
            slotOf.get(segment.connection(), connecting).onSegment(segment, buffer, offset);
        }
    }

    /** The time of this duty cycle, for what comes in before {@link #doWork}. */
    void beginCycle(final long now) {
        nowNs = now;
        for (final ConnectionSlot slot : slots) {
            slot.beginCycle(now);
        }
    }

    int doWork(final long now) {
        if (writer == null) {
            return 0;
        }
        int work = 0;
        for (final ConnectionSlot slot : slots) {
            work += slot.doWork();
        }
        return work + writer.link().doWork(now);
    }

    long nextDueNs() {
        if (writer == null) {
            return Long.MAX_VALUE;
        }
        long due = writer.link().nextDueNs();
        for (final ConnectionSlot slot : slots) {
            due = Math.min(due, slot.nextDueNs());
        }
        return due;
    }

    /** This instance has another role. That the only instance of a copy lost contact says nothing: nobody else can be ACTIVE meanwhile. */
    void onRole(final Role before, final Role now) {
        role = now;
        final boolean isLost = before == Role.ACTIVE && (now != Role.DOWN || isAssigned());
        for (final ConnectionSlot slot : slots) {
            if (isLost) {
                slot.onRoleLost();
            } else if (now == Role.ACTIVE) {
                slot.onRoleGained();
            }
        }
    }

    /** Whether nothing more is accepted and opened. */
    boolean isClosing() {
        return isClosing;
    }

    /** Accepts and opens nothing more. */
    void close() {
        isClosing = true;
    }

    /** Whether all that was sent was consumed; then closes what is open, and that was sent, too. */
    boolean isFinished() {
        for (final ConnectionSlot slot : slots) {
            if (!slot.isDelivered()) {
                return false;
            }
        }
        for (final ConnectionSlot slot : slots) {
            slot.close(ClosedReason.LOCAL_CLOSE);
        }
        return writer == null || !writer.link().isUp() || writer.link().isEmpty();
    }

    @Override
    public void onLinkUp(final Link link) {
        for (final ConnectionSlot slot : slots) {
            slot.onLinkUp();
        }
    }

    @Override
    public void onLinkDown(final Link link, final String reason) {
        // The other end notices nothing; everything is said again when the link is up.
    }
}
