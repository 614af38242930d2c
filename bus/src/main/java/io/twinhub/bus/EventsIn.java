package io.twinhub.bus;

import io.twinhub.config.EventClassPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Quality;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.ConflatedRun;
import io.twinhub.transport.EventBlock;
import io.twinhub.transport.Observer;
import io.twinhub.transport.RoleRules;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.codec.RunHeaderDecoder;
import java.util.Arrays;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Step 5 of 5: calls the program's handlers with what its localHub delivered, on the program's thread.
 *
 * <p>A localHub that was restarted does not know what its former life delivered, and may take it again from the slower network. So
 * the Bus keeps per publishing instance how far it is, and passes over what is not newer. Latest values in place of all come in order per
 * event id only, so it keeps that, too; they do not count for the instance, of which other events may still be on the way.
 */
final class EventsIn {
    private final SystemPlan plan;
    private final Subscriptions subscriptions;
    private final Observer observer;
    private final Event event = new Event();
    private final long[] copyEpochs;
    private final long[] sequences;
    /** Copy epoch and sequence of the newest value of each event id. */
    private final long[] heldEpochs;

    private final long[] heldSequences;
    private final RoleRules rules;
    private final Replays replays;
    private final ConflatedRun.ValueHandler latestHandler = this::onLatest;
    private final Notices notices;
    private final WatchedValues watched;
    /** Null but in a recorder. */
    private AdminPort.ValueHandler valueHandler;
    /** Of the run or replayed value that is looked at. */
    private int source;

    private long sourceEpoch;
    private long copyEpoch;

    EventsIn(
            final SystemPlan plan,
            final Subscriptions subscriptions,
            final Observer observer,
            final RoleRules rules,
            final Replays replays) {
        this.rules = rules;
        this.replays = replays;
        this.plan = plan;
        this.subscriptions = subscriptions;
        this.observer = observer;
        notices = new Notices(observer);
        copyEpochs = new long[plan.copyCount()];
        sequences = new long[plan.copyCount()];
        heldEpochs = new long[plan.eventCount()];
        heldSequences = new long[plan.eventCount()];
        watched = new WatchedValues(plan, this::onQualityChange);
        Arrays.fill(heldEpochs, Long.MIN_VALUE); // values of a former run of the system have negative epochs
    }

    void onSlow(final SlowHandler handler) {
        notices.onSlow(handler);
    }

    void onGap(final GapHandler handler) {
        notices.onGap(handler);
    }

    /** Hands every value to this handler as well, with all that orders it. */
    void onValue(final AdminPort.ValueHandler handler) {
        valueHandler = handler;
    }

    /** More is subscribed to. A recorder keeps values as they came and tells nobody what becomes of them. */
    void watch() {
        if (valueHandler == null) {
            watched.watch(subscriptions.interest());
        }
    }

    void beginCycle(final long nowNs) {
        watched.beginCycle(nowNs);
    }

    WatchedValues watched() {
        return watched;
    }

    /** Tells what became stale. */
    int doWork() {
        return watched.doWork();
    }

    long nextDueNs() {
        return watched.nextDueNs();
    }

    void onRun(final RunHeaderDecoder run, final DirectBuffer buffer, final int messages) {
        if (run.kind() == RunKind.MARK) {
            replays.onMark(run.source(), run.sourceEpoch(), run.question(), run.last());
            return;
        }
        if (run.kind() == RunKind.GAP && run.source() < plan.computerCount()) {
            replays.onGap(run.source());
            notices.tellGap(
                    subscriptions.publishingCopies(run.source()),
                    (run.after() == 0 ? "published before this computer heard of " : "lost on the way from ")
                            + plan.computer(run.source()).name());
            return;
        }
        if (run.kind() == RunKind.SLOW) {
            notices.tellSlow(run.last());
            return;
        }
        final boolean isConflated = run.kind() == RunKind.CONFLATED;
        if (run.kind() != RunKind.EVENTS && !isConflated || run.instance() >= plan.instanceCount()) {
            return;
        }
        final int copy = plan.instance(run.instance()).copy();
        if (rules.isFenced(run.copyEpoch(), copyEpochs[copy])) {
            // Of an instance that was replaced; a localHub that began anew may not know that. Some last value may be
            // among it.
            replays.onGap(run.source());
            return;
        }
        follow(copy, run.copyEpoch());
        source = run.source();
        sourceEpoch = run.sourceEpoch();
        copyEpoch = run.copyEpoch();
        if (isConflated) {
            ConflatedRun.scan(buffer, messages, run.messageLength(), run.after(), run.last(), 0, latestHandler);
            event.inLine();
        } else {
            onMessages(copy, run.after(), buffer, messages, messages + run.messageLength());
        }
        watched.tell();
    }

    private void onMessages(
            final int copy, final long after, final DirectBuffer buffer, final int messages, final int end) {
        int position = messages;
        long sequence = after;
        while (position < end) {
            final int length = EventBlock.lengthAt(buffer, position, end);
            if (length < 0) {
                return; // the localHub checked it; a block that is none ends the run
            }
            sequence += EventBlock.delta(buffer, position);
            if (sequence > sequences[copy]) {
                sequences[copy] = sequence;
                onBlock(sequence, buffer, position);
            }
            position += length;
        }
    }

    private void onLatest(
            final long sequence,
            final long missedCount,
            final DirectBuffer buffer,
            final int position,
            final int length) {
        event.conflated(missedCount);
        onBlock(sequence, buffer, position);
    }

    private void onBlock(final long sequence, final DirectBuffer buffer, final int position) {
        final int id = EventBlock.eventId(buffer, position);
        if (EventBlock.kind(buffer, position) == EventBlock.KIND_GAP) {
            if (id >= 0 && id < plan.copyCount()) {
                onNotice(id, EventBlock.quality(buffer, position));
            }
        } else if (isNew(id, sequence) && fits(plan.event(id).eventClass(), buffer, position)) {
            take(id, sequence, 0, buffer, position);
        }
    }

    private void onNotice(final int copy, final int notice) {
        if ((notice & EventBlock.GAP) != 0) {
            notices.tellGap(List.of(plan.copy(copy).name()), "its program lost contact with its localHub");
        }
        if ((notice & EventBlock.ENDED) != 0 && copyEpoch == copyEpochs[copy]) {
            watched.onEnded(copy);
        }
    }

    /**
     * Takes a value that a recorder replays: it counts if nothing as new was delivered of its event id. What the recorder sends is at or below a mark up to which
     * everything was delivered, or reported as missing; so it never stands in the way of a live value.
     *
     * @return the length of its block; -1 if there is none.
     */
    int onReplayed(
            final int fromSource,
            final long fromSourceEpoch,
            final long ofCopyEpoch,
            final long sequence,
            final DirectBuffer buffer,
            final int position,
            final int end) {
        final int length = EventBlock.lengthAt(buffer, position, end);
        if (length < 0 || EventBlock.kind(buffer, position) == EventBlock.KIND_GAP) {
            return -1;
        }
        source = fromSource;
        sourceEpoch = fromSourceEpoch;
        copyEpoch = ofCopyEpoch;
        final int id = EventBlock.eventId(buffer, position);
        if (isNew(id, sequence)
                && subscriptions.interest().get(id)
                && fits(plan.event(id).eventClass(), buffer, position)) {
            follow(plan.publishingCopyOf(id), ofCopyEpoch);
            take(id, sequence, Quality.REPLAYED, buffer, position);
            watched.tell();
        }
        return length;
    }

    /** Under a newer epoch of its copy nothing of an older one is live any more. */
    private void follow(final int copy, final long epoch) {
        if (epoch > copyEpochs[copy]) {
            copyEpochs[copy] = epoch;
            sequences[copy] = 0;
            watched.onBegan(copy);
        }
    }

    private boolean isNew(final int id, final long sequence) {
        return id >= 0
                && id < heldEpochs.length
                && !rules.isFenced(copyEpoch, heldEpochs[id])
                && (copyEpoch != heldEpochs[id] || sequence > heldSequences[id]);
    }

    private void take(
            final int id, final long sequence, final int origin, final DirectBuffer buffer, final int position) {
        heldEpochs[id] = copyEpoch;
        heldSequences[id] = sequence;
        if (valueHandler != null) {
            valueHandler.onValue(source, sourceEpoch, copyEpoch, sequence, buffer, position);
        }
        final WatchedValue value = watched.of(id);
        final int bits = origin | watched.ofPaths(source);
        if (value != null) {
            watched.keep(value, source, bits, buffer, position);
        }
        event.derived(value == null ? bits : value.derived(), false);
        deliver(id, buffer, position);
    }

    private void onQualityChange(final WatchedValue value) {
        event.derived(value.derived(), true);
        deliver(value.event.id(), value.block, 0);
    }

    private static boolean fits(final EventClassPlan eventClass, final DirectBuffer buffer, final int position) {
        final int kind = EventBlock.kind(buffer, position);
        return eventClass.admits(kind, EventBlock.valueLength(buffer, position, kind));
    }

    /** Whatever is subscribed to may be missing. */
    void tellGapOfAll(final String reason) {
        notices.tellGap(subscriptions.publishingCopies(-1), reason);
    }

    private void deliver(final int id, final DirectBuffer buffer, final int position) {
        final EventHandler[] handlers = subscriptions.handlers(id);
        for (int i = 0; i < handlers.length; i++) {
            try {
                handlers[i].onEvent(event.wrap(plan.event(id), buffer, position));
            } catch (final RuntimeException ex) {
                observer.onError(errorOf(id, ex));
            }
        }
    }

    private ErrorResult errorOf(final int id, final RuntimeException ex) {
        if (ex instanceof TwinhubException known && known.error().errorCode() == ErrorCode.VALUE_INVALID) {
            return known.error(); // the publisher's fault, not the handler's
        }
        return ErrorResult.of(ErrorCode.HANDLER_FAILED, plan.event(id).name(), ex)
                .causedBy(ex)
                .action("Mend the handler; the event counts as delivered.");
    }
}
