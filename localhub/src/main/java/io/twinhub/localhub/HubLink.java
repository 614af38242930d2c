package io.twinhub.localhub;

import io.twinhub.config.HubConnection;
import io.twinhub.transport.AdminTable;
import io.twinhub.transport.Link;
import io.twinhub.transport.PathRules;
import io.twinhub.transport.RunKind;
import io.twinhub.transport.RunWriter;
import io.twinhub.transport.SegmentWriter;
import org.agrona.DirectBuffer;

/** The way up to one mainHub. What finds no room is a hole on this network only; nobody waits for it. */
final class HubLink {
    final int network;
    /** Its computer, and its path in the merge. */
    final int hub;

    final Link events;
    final Link admin;
    final AdminTable adminTable;
    /** Null if no message connection concerns this computer. */
    SegmentWriter messages;
    /** The hub has said which source epoch it knows; nothing is sent before, so that no older life's number is used again. */
    boolean knowsEpoch;
    /** What the hub said last of its link to this spoke: whether it is slow, what waits, and what was not sent. */
    boolean isSlowDown;

    /** The hub's last question: it comes back with the next contact. */
    long question;

    /** It came with an answer that renewed. */
    boolean hasRenewed;

    /** How often the event link opened. */
    long openingCount;

    int waitingDownCount;
    long missedDownCount;

    private final RunWriter runs;
    private final PathRules rules;
    private long covered;
    private boolean announceDue;
    private boolean goneDue;
    private long noRoomCount;

    HubLink(
            final int network,
            final int hub,
            final Link events,
            final Link admin,
            final AdminTable adminTable,
            final PathRules rules) {
        this.network = network;
        this.hub = hub;
        this.events = events;
        this.admin = admin;
        this.adminTable = adminTable;
        this.rules = rules;
        runs = new RunWriter(events);
    }

    /** This hub is the active one from now on. What was numbered while another one was is a hole here. */
    void enter(final long sequence) {
        begin(rules.afterHole(covered, sequence));
    }

    /** The link is up, or the source epoch changed: the hub hears where the sequence goes on. */
    void begin(final long sequence) {
        covered = sequence;
        announceDue = events.isUp();
        goneDue = false;
    }

    /** Another hub of the network is the active one from now on: this one hears that nothing more comes. */
    void leave() {
        announceDue = false;
        goneDue = events.isUp();
    }

    /** The link opened or broke: nothing is owed to the hub any more. */
    void forget() {
        announceDue = false;
        goneDue = false;
    }

    void send(
            final int source,
            final long sourceEpoch,
            final int instance,
            final long copyEpoch,
            final long first,
            final long last,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (!events.isUp()) {
            return;
        }
        // A run says by itself where the sequence goes on.
        if (runs.append(source, sourceEpoch, instance, copyEpoch, covered, first, last, buffer, offset, length)) {
            covered = last;
            announceDue = false;
        } else {
            covered = rules.afterHole(covered, last);
            announceDue = true;
            noRoomCount++;
        }
    }

    /** Asks the hub what it has of a source. Lost if there is no room; the merge asks again. */
    void ask(final int source, final int question) {
        if (events.isUp()) {
            runs.interval(RunKind.ASK, question, source, 0, 0, 0);
        }
    }

    /** Tells the hub where the sequence goes on, or that it does not, if that is due. */
    void announce(final int source, final long sourceEpoch) {
        if (goneDue && runs.interval(RunKind.GONE, source, sourceEpoch, 0, 0)) {
            goneDue = false;
        }
        if (announceDue && runs.interval(RunKind.EVENTS, source, sourceEpoch, covered, covered)) {
            announceDue = false;
        }
    }

    /** What this connection is. */
    HubConnection.State state(final boolean isActive) {
        final boolean areAllUp =
                events.isUp() && (messages == null || messages.link().isUp());
        return HubConnection.State.of(admin.isUp(), areAllUp, isActive);
    }

    /** How often something found no room. */
    long noRoomCount() {
        return noRoomCount;
    }
}
