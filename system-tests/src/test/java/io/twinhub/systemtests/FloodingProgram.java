package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.SendOutcome;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Program of {@link SessionFloodTest}: one flood after the other over its connection to the manager, each as fast as back pressure lets it. It serves and opens sessions of the type
 * {@code flood}, and has nothing to do with any other.
 */
final class FloodingProgram {
    private static final String TYPE = "flood";
    private static final long FLOOD_NS = 2_000_000_000L;
    private static final long REST_NS = 1_000_000_000L;
    private static final int SESSION_COUNT = 500;
    private static final int END_COUNT = 100;
    private static final int PER_TURN_MAX = 10_000;
    private static final int FORBIDDEN_COUNT = 5_000;

    private final Bus bus;
    /** It floods once this file is there. */
    private final Path begin;

    private final RawExecutive raw;
    private final Random random = new Random();
    private final long lives = random.nextLong() & ~0xFFFF;
    private final UnsafeBuffer out = new UnsafeBuffer(0, 0);
    private final Map<String, Runnable> beginnings = new LinkedHashMap<>();
    private final Map<String, Supplier<byte[]>> floods = new LinkedHashMap<>();
    /** Sessions that it has, with the number of the last save that it said. */
    private final List<Held> held = new ArrayList<>();

    private long life;
    private long count;
    private long bytes;
    private long taken;
    private byte[] next;

    private static final class Held {
        private Incarnation of;
        private long saved;
    }

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            new FloodingProgram(bus, Path.of(args[0])).run();
        }
    }

    private FloodingProgram(final Bus bus, final Path begin) {
        this.bus = bus;
        this.begin = begin;
        raw = new RawExecutive(bus);
        add("beats", this::greet, this::beat);
        add("noise", this::greet, this::noise);
        add("strange", this::greet, this::strange);
        add("saves", () -> sessions(SESSION_COUNT), () -> save(8 * 1024));
        add("failures", () -> sessions(SESSION_COUNT), this::fail);
        add("again", () -> sessions(1), this::again);
        add("claims", () -> sessions(1), this::claim);
        add("leaving", this::greet, this::leave);
        add("greetings", this::greetForbidden, this::greetAgain);
        add("begins", this::greet, this::begin);
        add("leaving-many", () -> {}, this::leave);
        add("greetings-many", this::greet, this::greetAgain);
    }

    private void add(final String name, final Runnable beginning, final Supplier<byte[]> flood) {
        beginnings.put(name, beginning);
        floods.put(name, flood);
    }

    private void run() {
        while (!Files.exists(begin)) {
            rest(REST_NS);
        }
        floods.forEach((name, flood) -> {
            begin(name);
            final long untilNs = System.nanoTime() + FLOOD_NS;
            while (System.nanoTime() - untilNs < 0) {
                flood(flood);
            }
            say(name);
            raw.again = each -> {};
            rest(REST_NS);
        });
        System.out.println("flood: over");
        rest(Long.MAX_VALUE / 2);
    }

    private void begin(final String name) {
        count = 0;
        bytes = 0;
        taken = 0;
        next = null;
        held.clear();
        raw.closedCount = 0;
        raw.savedCount = 0;
        System.out.println("flood: begins " + name);
        raw.again = each -> beginnings.get(name).run();
        if (!name.startsWith("leaving-many")) {
            raw.channel().connection().close();
        }
    }

    private void say(final String name) {
        System.out.println("flood: " + name + " sent " + count + " messages, " + bytes / 1024 + " KiB; answers "
                + raw.savedCount + ", assigned " + taken + ", dropped " + raw.dropped.size() + ", closed "
                + raw.closedCount);
        raw.dropped.clear();
    }

    private void rest(final long ns) {
        final long fromNs = System.nanoTime();
        while (System.nanoTime() - fromNs < ns) {
            bus.idle(bus.poll() + raw.turn());
        }
    }

    private void flood(final Supplier<byte[]> flood) {
        int work = bus.poll() + raw.turn();
        for (final Assignment assignment : raw.assigned) {
            hold(assignment);
        }
        taken += raw.assigned.size();
        raw.assigned.clear();
        raw.delivered.clear();
        if (raw.channel().connection().state() == ConnectionState.OPEN) {
            for (int i = 0; i < PER_TURN_MAX && send(flood); i++) {
                work++;
            }
        }
        bus.idle(work);
    }

    private boolean send(final Supplier<byte[]> flood) {
        next = next == null ? flood.get() : next;
        if (next == null) {
            return false;
        }
        out.wrap(next);
        if (raw.channel().connection().send(out, 0, next.length) != SendOutcome.ACCEPTED) {
            return false;
        }
        count++;
        bytes += next.length;
        next = null;
        return true;
    }

    private void hold(final Assignment assignment) {
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

    private int turn;

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

    private Held failing;

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

    private boolean isClaiming;

    private byte[] leave() {
        return encoded(Leaving.TYPE, new Leaving(lives + life, count % 2 == 0));
    }

    private byte[] greetAgain() {
        count++;
        raw.channel().connection().close();
        return null;
    }

    private byte[] begin() {
        return encoded(Begin.TYPE, new Begin(2 + count, TYPE, false));
    }
}
