package io.twinhub.executive.manager;

import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.SessionCopy;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A session as it was saved last, with everything that waits for it. The manager knows of it bytes and numbers alone. */
final class StoredSession {
    final long id;
    final String address;
    /** Who wanted it, if no session opened it: a life of a program and the number of its request; else 0. */
    final long beginLife;

    final long beginNumber;
    final TreeMap<Integer, End> ends = new TreeMap<>();
    Incarnation incarnation;
    /** The life of a program that holds it; 0 while it waits for one. */
    long life;

    long saved;
    boolean isRestartable;
    byte[] state = {};
    int failures;
    boolean isSetAside;
    /** What a former server of it is told. */
    CloseReason formerIs = CloseReason.SUPERSEDED;

    String setAsideReason = "";
    /** Where it was held last, and how its last failure is told: for a reason to set it aside. */
    String lastPlace = "";

    String lastFailure = "";

    /** What it counts for in the {@link Footprint} of its store. */
    long footprint;
    /** Saves that were taken by the manager which is ACTIVE now, and whose answers wait. */
    int unansweredCount;
    /** The answer to the last of them. */
    Answer lastAnswer;

    private int servedCount;
    private int heldCount;

    StoredSession(final long id, final String address, final long beginLife, final long beginNumber) {
        this.id = id;
        this.address = address;
        this.beginLife = beginLife;
        this.beginNumber = beginNumber;
        incarnation = new Incarnation(id, 0, 0);
    }

    static boolean isNamed(final String address) {
        return address.indexOf('/') >= 0;
    }

    String type() {
        return SessionType.nameOf(address);
    }

    /** Its name; without one its id. */
    String name() {
        return isNamed(address) ? address.substring(address.indexOf('/') + 1) : Long.toString(id);
    }

    /** For people. */
    String title() {
        return isNamed(address) ? address : address + "#" + id;
    }

    /** A new end for a client session that was opened by another session. */
    End newServedEnd() {
        return add(new End(this, -(++servedCount)));
    }

    /** The sessions that have it open, in the order in which they opened it. */
    Stream<StoredSession> openers() {
        return ends.headMap(0, false).descendingMap().values().stream()
                .filter(end -> end.peer != null)
                .map(end -> end.peer.owner);
    }

    End add(final End end) {
        ends.put(end.number, end);
        heldCount += end.number > 0 ? 1 : 0;
        return end;
    }

    /** How many client sessions it holds. */
    int heldCount() {
        return heldCount;
    }

    /** No answer waits: those of a former term are void. */
    void forgetAnswers() {
        unansweredCount = 0;
        lastAnswer = null;
    }

    /** It failed once more, and is given to nobody from now on. */
    void setAside(final String reason) {
        isSetAside = true;
        setAsideReason = reason;
        failures++;
    }

    /** Of which server and how it failed last, for a reason to set it aside; empty if it was held before this manager acted. */
    String lastFailure() {
        return lastPlace.isEmpty() ? "" : ", at last " + lastPlace + lastFailure;
    }

    /** It is no longer set aside, as if it had never failed. */
    void resume() {
        isSetAside = false;
        setAsideReason = "";
        lastFailure = "";
        failures = 0;
    }

    /** Why it cannot be opened; NONE if it can. */
    CloseReason refusal() {
        if (isSetAside) {
            return CloseReason.QUARANTINED;
        }
        return ends.size() - heldCount >= SessionLimits.END_COUNT_MAX ? CloseReason.FLOODED : CloseReason.NONE;
    }

    /** Whether something was given to its server that no save covers: then it may be what the server died of. */
    boolean isAtWork() {
        return ends.values().stream().anyMatch(end -> end.delivered > end.consumed);
    }

    /** How many things a server that goes on with it is told at most: itself, each end, and what waits there. */
    int partCount() {
        return 1
                + ends.values().stream().mapToInt(end -> 1 + end.items().size()).sum();
    }

    /** What it counts for with its ends. */
    long wholeFootprint() {
        return footprint
                + ends.values().stream().mapToLong(end -> end.footprint).sum();
    }

    SessionCopy copy() {
        return new SessionCopy(
                incarnation,
                address,
                life,
                beginLife,
                beginNumber,
                saved,
                isRestartable,
                failures,
                isSetAside,
                servedCount,
                state,
                setAsideReason);
    }

    static StoredSession of(final SessionCopy copy) {
        final StoredSession session =
                new StoredSession(copy.of().session(), copy.address(), copy.beginLife(), copy.beginNumber());
        session.incarnation = copy.of();
        session.life = copy.life();
        session.saved = copy.saved();
        session.isRestartable = copy.restartable();
        session.failures = copy.failures();
        session.isSetAside = copy.setAside();
        session.setAsideReason = copy.setAsideReason();
        session.servedCount = copy.served();
        session.state = copy.state();
        return session;
    }

    void remove(final End end) {
        if (ends.remove(end.number) != null && end.number > 0) {
            heldCount--;
        }
        if (end.peer != null) {
            end.peer.peer = null;
            end.peer = null;
        }
    }
}
