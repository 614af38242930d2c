package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.bus.Bus;
import io.twinhub.executive.ClientSession;
import io.twinhub.executive.Executive;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.executive.Service;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * Programs of {@link SessionFaultsTest}, by the first argument; with a second one, as {@link SessionFloodTest} has them, without anything faulty.
 *
 * <ul>
 *   <li>{@code counter}: serves counters, ends its process at a question of {@link #POISON}, and writes another class of restart information on center-2 than it does on center-1.
 *   <li>{@code asker}: opens some counters, asks each all the time, and says once a second how many answers came and after how many milliseconds the slowest.
 * </ul>
 */
final class FaultySessions {
    static final long POISON = -1;
    /** The counter whose question is poison, and the one that is asked at the same server. */
    static final String POISONED = "poisoned";

    private static final List<String> STEADY = List.of("steady-1", "steady-2");
    private static final long SAY_INTERVAL_NS = 1_000_000_000L;
    private static final long ASK_INTERVAL_NS = 20_000_000L;
    private static final long POISON_AFTER_NS = 5_000_000_000L;

    record Count(long number) {
        static final DataClass<Count> TYPE = DataClass.of("faultyCount", Count.class)
                .field(int64("number", Count::number))
                .build(v -> new Count(v.getLong(0)));
        /** As a later version of the server has it, which does not read what the first one wrote. */
        static final DataClass<Count> LATER = DataClass.of("faultyCountLater", Count.class)
                .field(int64("number", Count::number))
                .build(v -> new Count(v.getLong(0)));
    }

    private static final SessionType<Count, Count, Count> COUNTER =
            new SessionType<>("counter", Count.TYPE, Count.TYPE, Count.TYPE);
    private static final SessionType<Count, Count, Count> SKEWED =
            new SessionType<>("skewed", Count.TYPE, Count.TYPE, Count.TYPE);
    private static final SessionType<Count, Count, Count> SKEWED_LATER =
            new SessionType<>("skewed", Count.TYPE, Count.TYPE, Count.LATER);
    private static final SessionType<Count, Count, Count> ASKER =
            new SessionType<>("asker", Count.TYPE, Count.TYPE, Count.TYPE);
    private static final Service<Count, Count, Void, Question> COUNTERS = Service.of(COUNTER, Question::new);
    private static final Service<Count, Count, Void, Question> SKEWED_COUNTERS = Service.of(SKEWED, Question::new);

    private FaultySessions() {}

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            final boolean areFaulty = args.length == 1;
            if (args[0].equals("counter")) {
                serve(bus, areFaulty);
            } else {
                ask(bus, areFaulty);
            }
        }
    }

    private static void serve(final Bus bus, final boolean areFaulty) {
        final boolean isLater = bus.computer().equals("center-2");
        final Executive executive = Executive.of(bus).serve(COUNTER, Counter::new);
        if (areFaulty) {
            executive.serve(isLater ? SKEWED_LATER : SKEWED, Counter::new);
        }
        while (true) {
            bus.idle(bus.poll() + executive.doWork());
        }
    }

    private static final class Counter extends ServerSession<Count, Count, Count> {
        private long count;

        @Override
        protected void onBegin() {
            System.out.println("held: " + name() + " at save " + savedCount());
        }

        @Override
        protected void onMessage(final Peer<Count> peer, final Count question) {
            if (question.number() == POISON) {
                Runtime.getRuntime().halt(3);
            }
            count++;
            peer.send(new Count(count));
        }

        @Override
        protected Count restartInformation() {
            return new Count(count);
        }

        @Override
        protected void restore(final Count saved) {
            count = saved.number();
        }
    }

    private static void ask(final Bus bus, final boolean areFaulty) {
        final Executive executive =
                Executive.of(bus).serve(ASKER, () -> new Asker(areFaulty)).use(COUNTERS);
        if (areFaulty) {
            executive.use(SKEWED_COUNTERS);
        }
        executive.begin(ASKER, "one", reason -> {});
        long askDueNs = bus.nanoTime();
        long sayDueNs = bus.nanoTime();
        final long poisonDueNs = bus.nanoTime() + POISON_AFTER_NS;
        while (true) {
            bus.idle(bus.poll() + executive.doWork());
            if (bus.nanoTime() - askDueNs >= 0) {
                askDueNs = bus.nanoTime() + ASK_INTERVAL_NS;
                executive
                        .sessions(ASKER)
                        .forEach(session -> ((Asker) session).ask(areFaulty && bus.nanoTime() - poisonDueNs >= 0));
            }
            if (bus.nanoTime() - sayDueNs >= 0) {
                sayDueNs = bus.nanoTime() + SAY_INTERVAL_NS;
                executive.sessions(ASKER).forEach(session -> ((Asker) session).say());
            }
        }
    }

    private static final class Asker extends ServerSession<Count, Count, Count> {
        private final boolean areFaulty;
        private boolean isPoisoned;

        Asker(final boolean areFaulty) {
            this.areFaulty = areFaulty;
        }

        @Override
        protected void onBegin() {
            System.out.println("held: " + name() + " at save " + savedCount());
            if (clients(COUNTERS).isEmpty()) {
                STEADY.forEach(name -> open(COUNTERS, name).name = name);
            }
            if (areFaulty && clients(SKEWED_COUNTERS).isEmpty()) {
                open(COUNTERS, POISONED).name = POISONED;
                for (int i = 1; i <= 2; i++) {
                    open(SKEWED_COUNTERS, Integer.toString(i)).name = "skewed-" + i;
                }
            }
        }

        void ask(final boolean isTime) {
            clients(COUNTERS).forEach(client -> client.ask(0));
            if (areFaulty) {
                clients(SKEWED_COUNTERS).forEach(client -> client.ask(0));
            }
            if (isTime && !isPoisoned) {
                isPoisoned = true;
                clients(COUNTERS).get(STEADY.size()).poison();
            }
        }

        void say() {
            clients(COUNTERS).forEach(Question::say);
            if (areFaulty) {
                clients(SKEWED_COUNTERS).forEach(Question::say);
            }
        }

        @Override
        protected void onMessage(final Peer<Count> peer, final Count message) {
            throw new IllegalStateException("nobody opens an asker");
        }

        @Override
        protected Count restartInformation() {
            return new Count(0);
        }
    }

    /** One question at a time. */
    private static final class Question extends ClientSession<Count, Count, Void> {
        private String name = "";
        private long asked;
        private long answered;
        private long askedNs;
        private long slowestNs;

        void ask(final long number) {
            if (asked == answered && canSend()) {
                asked++;
                askedNs = System.nanoTime();
                send(new Count(number));
            }
        }

        void poison() {
            send(new Count(POISON));
        }

        @Override
        protected void onMessage(final Count message) {
            answered++;
            slowestNs = Math.max(slowestNs, System.nanoTime() - askedNs);
            if (message.number() != answered) {
                System.out.println(
                        "wrong: " + name + " counts " + message.number() + " after " + answered + " questions");
            }
        }

        @Override
        protected void onClosed(final CloseReason reason, final String text) {
            System.out.println("closed: " + name + " " + reason);
        }

        void say() {
            System.out.println("asked: " + name + " answered " + answered + " slowestMs " + slowestNs / 1_000_000);
            slowestNs = 0;
        }
    }
}
