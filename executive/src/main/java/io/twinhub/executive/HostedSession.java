package io.twinhub.executive;

import io.twinhub.executive.wire.Assignment;
import io.twinhub.executive.wire.Claim;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.EndImage;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.Saved;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A session that this program holds: what it was given, what it did since its last save, and the saves that wait for their answer. */
final class HostedSession {
    private static final int BATCH_COUNT_MAX = 64;

    final Incarnation incarnation;
    private final String address;
    private final Executive executive;
    private final SessionObjects objects;
    private final TreeMap<Integer, SessionEnd> ends = new TreeMap<>();
    private final ArrayDeque<Item> inbox = new ArrayDeque<>();
    private final ArrayDeque<Save> unanswered = new ArrayDeque<>();
    private final Outputs outputs = new Outputs();
    private final Map<Integer, Long> consumed = new LinkedHashMap<>();
    /** Ends that are over here, and may not be so at the manager before it has answered. */
    private final Set<Integer> over = new HashSet<>();

    private byte[] lastState;
    private int lastClient;
    private long answered;
    private long saved;
    private boolean isTouched;
    private boolean isSaveWanted;
    private boolean isFinished;

    HostedSession(
            final Assignment assignment,
            final Executive executive,
            final SessionType<?, ?, ?> type,
            final ServerSession<?, ?, ?> program) {
        this.executive = executive;
        objects = new SessionObjects(type, program, executive::service);
        incarnation = assignment.of();
        address = assignment.address();
        answered = assignment.saved();
        saved = assignment.saved();
        lastState = assignment.state();
        program.attach(this);
    }

    /** Goes on with what was assigned. */
    void restore(final Assignment assignment) {
        for (final EndImage image : assignment.ends()) {
            final SessionEnd end = SessionEnd.of(this, image);
            ends.put(end.number, end);
            lastClient = Math.max(lastClient, end.number);
            if (end.number < 0) {
                objects.addPeer(end);
            }
        }
        if (saved > 0) {
            try {
                objects.restore(SerialCodec.of(RestartImage.TYPE).decode(assignment.state()), ends);
            } catch (final TwinhubException ex) {
                throw new TwinhubException(ErrorResult.of(
                                ErrorCode.SESSION_RESTART_UNREADABLE,
                                title(),
                                ex.error().text())
                        .causedBy(ex));
            }
        }
        objects.program().onBegin();
    }

    // What its program does.

    <Q, P, R, C extends ClientSession<Q, P, R>> C open(final Service<Q, P, R, C> service, final String sessionName) {
        executive.service(service.name()); // a successor could not make it
        final SessionEnd end = new SessionEnd(this, ++lastClient);
        final C client = objects.add(service, end);
        ends.put(end.number, end);
        end.open(service.type().address(sessionName), executive.copy());
        return client;
    }

    /** Whether its next save can take one more message. */
    boolean hasRoom() {
        return outputs.hasRoom();
    }

    void say(final Item item) {
        outputs.add(item, title());
        touch();
        if (!executive.rules().holdsOutputs()) {
            addSave(new Save(incarnation, ++saved, true, false, lastState, List.of(), outputs.take()));
        }
    }

    @SuppressWarnings("unchecked") // the program of this session answers with messages of its type
    <P> void reply(final Call call, final P message) {
        answer(ItemKind.REPLY, call, (DataClass<P>) objects.type().replies(), message);
    }

    void refuse(final Call call, final ErrorResult error) {
        answer(ItemKind.REFUSAL, call, ErrorResult.TYPE, error);
    }

    private <T> void answer(final ItemKind kind, final Call call, final DataClass<T> type, final T message) {
        final SessionEnd end = ends.get(call.end());
        if (end != null) {
            end.answer(kind, call, type, message);
            objects.tellEnd(end);
        }
    }

    void finish() {
        isFinished = true;
        touch();
    }

    private void touch() {
        isTouched = true;
        executive.touch(this);
    }

    void forgetIfOver(final SessionEnd end) {
        if (end.isOver()) {
            ends.remove(end.number);
            over.add(end.number);
            objects.forget(end);
            if (end.number < 0 && !objects.hasPeers() && name().isEmpty()) {
                finish();
            }
        }
    }

    // What the manager says.

    void onItem(final Item item) {
        final SessionEnd end = item.sequence() == 1 && item.end() < 0 && !over.contains(item.end())
                ? ends.computeIfAbsent(item.end(), number -> new SessionEnd(this, number))
                : ends.get(item.end());
        if (end != null && item.sequence() == end.received + 1) {
            end.received = item.sequence();
            inbox.add(item);
            executive.touch(this);
        }
    }

    void onTaken(final Position position) {
        final SessionEnd end = ends.get(position.end());
        if (end != null) {
            end.onTaken(position.sequence());
        }
    }

    /** A save was taken, and all before it; true if the session is over with that. */
    boolean onSaved(final Saved message) {
        answered = Math.max(answered, message.number());
        while (!unanswered.isEmpty() && unanswered.peek().number() <= answered) {
            if (unanswered.poll().finished()) {
                return true;
            }
        }
        if (unanswered.isEmpty() && !isTouched) {
            over.clear();
        }
        objects.program().onSaved(message.number(), message.level());
        executive.touch(this);
        return false;
    }

    // Turns.

    /** Handles what it was given, then makes a save of it; asks for another turn if there is more to do. */
    void doWork() {
        final boolean mayWait = !executive.rules().holdsOutputs() && !inbox.isEmpty();
        for (int i = 0; i < BATCH_COUNT_MAX && mayHandle(); i++) {
            handle(inbox.poll());
        }
        final boolean isDue = isSaveWanted || objects.program().savesByItself() || isFinished;
        if (isTouched && canWork() && !mayWait && isDue) {
            save();
        }
        if ((isTouched || !inbox.isEmpty()) && canWork()) {
            executive.touch(this);
        }
    }

    private boolean mayHandle() {
        final boolean isSaveDue = outputs.areMany() && objects.program().savesByItself();
        return canWork() && !isSaveDue && !inbox.isEmpty();
    }

    private boolean canWork() {
        return unanswered.size() < SessionLimits.UNANSWERED_SAVE_COUNT_MAX && !isFinishing();
    }

    /** Whether its last save is made. */
    boolean isFinishing() {
        return !unanswered.isEmpty() && unanswered.peekLast().finished();
    }

    private void handle(final Item item) {
        final SessionEnd end = ends.get(item.end());
        if (end == null) {
            return;
        }
        end.handled(item);
        consumed.put(end.number, item.sequence());
        isTouched = true;
        if (item.kind() == ItemKind.OPEN && !executive.authority.admits(item)) {
            end.close(CloseReason.NOT_PERMITTED, "this copy may not open " + address);
        } else {
            objects.tell(end, item);
        }
        forgetIfOver(end);
    }

    /** Makes a save, or, while too many wait for their answer, asks for one as soon as it may be made. */
    void save() {
        if (!canWork()) {
            isSaveWanted = true;
            touch();
            return;
        }
        isSaveWanted = false;
        final byte[] state = SerialCodec.of(RestartImage.TYPE).encode(objects.image());
        if (state.length > SessionLimits.STATE_LENGTH_MAX) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_MESSAGE_TOO_LONG, title(), Integer.toString(state.length))
                            .expected("at most " + SessionLimits.STATE_LENGTH_MAX + " bytes of restart information"));
        }
        lastState = state;
        final List<Position> positions = new ArrayList<>(consumed.size());
        consumed.forEach((end, sequence) -> positions.add(new Position(end, sequence)));
        consumed.clear();
        isTouched = false;
        addSave(new Save(
                incarnation, ++saved, objects.type().restart() != null, isFinished, state, positions, outputs.take()));
    }

    private void addSave(final Save save) {
        unanswered.add(save);
        executive.send(save);
    }

    // What others ask.

    Claim claim() {
        return new Claim(
                incarnation,
                answered,
                ends.values().stream()
                        .map(end -> new Position(end.number, end.received))
                        .toList());
    }

    Iterable<Save> unanswered() {
        return unanswered;
    }

    SessionObjects objects() {
        return objects;
    }

    void onCeased(final CloseReason reason) {
        objects.program().onCeased(reason);
    }

    long savedCount() {
        return saved;
    }

    String name() {
        final int slash = address.indexOf('/');
        return slash < 0 ? "" : address.substring(slash + 1);
    }

    /** For people. */
    String title() {
        return address.indexOf('/') < 0 ? address + "#" + incarnation.session() : address;
    }
}
