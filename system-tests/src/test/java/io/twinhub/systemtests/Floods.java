package io.twinhub.systemtests;

import io.twinhub.executive.SessionLimits;
import io.twinhub.executive.wire.Assignment;
import io.twinhub.executive.wire.Beat;
import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.Claim;
import io.twinhub.executive.wire.Failure;
import io.twinhub.executive.wire.Greeting;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.Leaving;
import io.twinhub.executive.wire.Save;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SerialCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** What a {@link FloodingProgram} says: how each flood begins, and its messages one after the other. */
final class Floods {
    private static final String TYPE = "flood";
    private static final int SESSION_COUNT = 500;
    private static final int END_COUNT = 100;
    private static final int FORBIDDEN_COUNT = 5_000;

    final Map<String, Runnable> beginnings = new LinkedHashMap<>();
    final Map<String, Supplier<byte[]>> messages = new LinkedHashMap<>();
    /** Messages of the present flood so far. */
    long count;

    private final RawExecutive raw;
    private final Random random = new Random();
    private final long lives = random.nextLong() & ~0xFFFF;
    /** Sessions that it has, with the number of the last save that it said. */
    private final List<Held> held = new ArrayList<>();

    private long life;
    private int turn;
    private Held failing;
    private boolean isClaiming;

    private static final class Held {
        private Incarnation of;
        private long saved;
    }

    Floods(final RawExecutive raw) {
        this.raw = raw;
        add("beats", this::greet, this::beat);
        add("noise", this::greet, this::noise);
        add("strange", this::greet, this::strange);
        add("saves", () -> sessions(SESSION_COUNT), () -> save(8 * 1024));
        add("failures", () -> sessions(SESSION_COUNT), this::fail);
        add("again", () -> sessions(1), this::again);
        add("claims", () -> sessions(1), this::claim);
        add("leaving", this::greet, this::leave);
        add("greetings", this::greetForbidden, this::greetAgain);
        add("begins", this::greet, this::beginMore);
        add("leaving-many", () -> {}, this::leave);
        add("greetings-many", this::greet, this::greetAgain);
    }

    private void add(final String name, final Runnable beginning, final Supplier<byte[]> flood) {
        beginnings.put(name, beginning);
        messages.put(name, flood);
    }

    /** Another flood begins. */
    void begin() {
        count = 0;
        held.clear();
    }

    void hold(final Assignment assignment) {
        for (final Held each : held) {
            if (each.of.session() == assignment.of().session()) {
                return;
            }
        }
        if (held.size() < SESSION_COUNT) {
            final Held session = new Held();
            session.of = assignment.of();
            session.saved = assignment.saved();
            raw.answered.put(session.of.session(), session.saved);
            held.add(session);
        }
    }

    private static <T> byte[] encoded(final DataClass<T> type, final T object) {
        return SerialCodec.of(type).encode(object);
    }

    // How floods begin.

    private void greet() {
        raw.channel().send(Greeting.TYPE, new Greeting(lives + ++life, List.of(TYPE), 0));
        raw.channel().send(Begin.TYPE, new Begin(1, TYPE, false));
    }

    private void sessions(final int sessions) {
        held.clear();
        raw.savedCount = 0;
        greet();
        for (int i = 2; i <= sessions; i++) {
            raw.channel().send(Begin.TYPE, new Begin(i, TYPE, false));
        }
    }

    private void greetForbidden() {
        final List<String> types = new ArrayList<>(List.of(TYPE));
        for (int i = 0; i < FORBIDDEN_COUNT; i++) {
            types.add("forbidden-" + i);
        }
        raw.channel().send(Greeting.TYPE, new Greeting(lives + ++life, types, 0));
    }

    // What they say.

    private byte[] beat() {
        return encoded(Beat.TYPE, new Beat(count));
    }

    private byte[] noise() {
        final byte[] noise = new byte[200];
        random.nextBytes(noise);
        return noise;
    }

    /** What it may not: the sessions of others. */
    private byte[] strange() {
        final Incarnation of = new Incarnation(1 + random.nextInt(8), 1 + random.nextInt(3), 1 + random.nextInt(3));
        return switch (random.nextInt(3)) {
            case 0 ->
                encoded(
                        Save.TYPE,
                        new Save(of, 1 + random.nextInt(500), true, false, new byte[8], List.of(), List.of()));
            case 1 -> encoded(Failure.TYPE, new Failure(of, "a failure of another one"));
            default -> encoded(Begin.TYPE, new Begin(count, "counter/steady-1", true));
        };
    }

    private Held nextHeld() {
        if (held.isEmpty()) {
            return null;
        }
        final Held session = held.get(turn++ % held.size());
        final long answered = raw.answered.getOrDefault(session.of.session(), 0L);
        return session.saved - answered < SessionLimits.UNANSWERED_SAVE_COUNT_MAX ? session : null;
    }

    private byte[] save(final int length) {
        final Held session = nextHeld();
        return session == null ? null : save(session, new byte[length], List.of());
    }

    private byte[] save(final Held session, final byte[] state, final List<Item> outputs) {
        return encoded(Save.TYPE, new Save(session.of, ++session.saved, true, false, state, List.of(), outputs));
    }

    private byte[] saveWithEnds(final Held session, final int stateLength) {
        final List<Item> opened = new ArrayList<>();
        for (int i = 1; i <= END_COUNT; i++) {
            opened.add(raw.open(i, TYPE));
        }
        return save(session, new byte[stateLength], opened);
    }

    /** A session with many ends, which fails after each save: so it is never set aside. */
    private byte[] fail() {
        if (failing != null) {
            final Held session = failing;
            failing = null;
            final byte[] failure = encoded(Failure.TYPE, new Failure(session.of, "one more"));
            session.of = new Incarnation(session.of.session(), session.of.term(), session.of.count() + 1);
            return failure;
        }
        final Held session = nextHeld();
        if (session == null) {
            return null;
        }
        failing = session;
        return session.saved == 0 ? saveWithEnds(session, 8) : save(session, new byte[8], List.of());
    }

    /** The same session again, with all that belongs to it. */
    private byte[] again() {
        if (held.isEmpty()) {
            return null;
        }
        return held.get(0).saved == 0
                ? saveWithEnds(held.get(0), 200 * 1024)
                : encoded(Begin.TYPE, new Begin(1, TYPE, false));
    }

    /** The same session a million times. */
    private byte[] claim() {
        if (held.isEmpty()) {
            return null;
        }
        final Held session = held.get(0);
        if (session.saved == 0) {
            return saveWithEnds(session, 8);
        }
        if (raw.savedCount > 0 && !isClaiming) {
            isClaiming = true;
            raw.again = each -> raw.channel().send(Greeting.TYPE, new Greeting(lives + life, List.of(TYPE), 1_000_000));
            raw.channel().connection().close();
            return null;
        }
        return isClaiming ? encoded(Claim.TYPE, new Claim(session.of, session.saved, Collections.emptyList())) : null;
    }

    private byte[] leave() {
        return encoded(Leaving.TYPE, new Leaving(lives + life, count % 2 == 0));
    }

    private byte[] greetAgain() {
        count++;
        raw.channel().connection().close();
        return null;
    }

    private byte[] beginMore() {
        return encoded(Begin.TYPE, new Begin(2 + count, TYPE, false));
    }
}
