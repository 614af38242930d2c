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
 * Programs of {@link SessionFaultsTest}, by the argument.
 *
 * <ul>
 *   <li>{@code counter}: serves counters, ends its process at a question of {@link #POISON}, and writes another class of restart information on center-2 than it does on center-1.
 *   <li>{@code asker}: opens some counters, asks each all the time, and says once a second how many answers came and after how many milliseconds the slowest. One it poisons, and opens it
 *       again and again when it is closed.
 *   <li>{@code steady}: the same without poison; when its session is ended it begins another one.
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

    /**
     * The text of the small shop with these programs beside it.
     *
     * @param asker {@code asker} or {@code steady}.
     */
    static String with(final String text, final String asker) {
        final String java =
                "java -Xmx128m -cp " + System.getProperty("java.class.path") + " " + FaultySessions.class.getName();
        return text.replace(
                        "</programs>",
                        program("counter", java + " counter") + program("asker", java + " " + asker) + "</programs>")
                .replace(
                        "</programCopies>",
                        "<programCopy id=\"counters\" program=\"counter\"><instance computer=\"center-1\" rank=\"1\"/>"
                                + "<instance computer=\"center-2\" rank=\"2\"/></programCopy>"
                                + copy("asker", "center-2") + "</programCopies>")
                .replace(
                        "</sessions>",
                        "<sessionType name=\"counter\" servers=\"counters\" clients=\"asker\"/>"
                                + "<sessionType name=\"skewed\" servers=\"counters\" clients=\"asker\"/>"
                                + "<sessionType name=\"asker\" servers=\"asker\"/></sessions>");
    }

    private static String program(final String name, final String command) {
        return "<program name=\"" + name + "\" command=\"" + command + "\"/>";
    }

    private static String copy(final String name, final String computer) {
        return "<programCopy id=\"" + name + "\" program=\"" + name + "\"><instance computer=\"" + computer
                + "\" rank=\"1\"/></programCopy>";
    }

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            if (args[0].equals("counter")) {
                serve(bus);
            } else {
                ask(bus, args[0].equals("asker"));
            }
        }
    }

    private static void serve(final Bus bus) {
        final boolean isLater = bus.computer().equals("center-2");
        final Executive executive =
                Executive.of(bus).serve(COUNTER, Counter::new).serve(isLater ? SKEWED_LATER : SKEWED, Counter::new);
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

    private static void ask(final Bus bus, final boolean poisons) {
        final boolean[] isCeased = {false};
        final Executive executive = Executive.of(bus)
                .serve(ASKER, () -> new Asker(() -> isCeased[0] = true))
                .use(COUNTERS)
                .use(SKEWED_COUNTERS);
        executive.begin(ASKER, "one", reason -> {});
        long askDueNs = bus.nanoTime();
        long sayDueNs = bus.nanoTime();
        final long poisonDueNs = bus.nanoTime() + POISON_AFTER_NS;
        while (true) {
            bus.idle(bus.poll() + executive.doWork());
            if (bus.nanoTime() - askDueNs >= 0) {
                askDueNs = bus.nanoTime() + ASK_INTERVAL_NS;
                final boolean isTime = poisons && bus.nanoTime() - poisonDueNs >= 0;
                executive.sessions(ASKER).forEach(session -> ((Asker) session).ask(isTime));
            }
            if (bus.nanoTime() - sayDueNs >= 0) {
                sayDueNs = bus.nanoTime() + SAY_INTERVAL_NS;
                executive.sessions(ASKER).forEach(session -> ((Asker) session).say());
                if (isCeased[0]) {
                    isCeased[0] = false;
                    executive.begin(ASKER, "one", reason -> {});
                }
            }
        }
    }

    private static final class Asker extends ServerSession<Count, Count, Count> {
        private final Runnable whenCeased;
        private boolean isPoisoned;
        /** The poisoned one, when it is closed. */
        private Question closed;

        Asker(final Runnable whenCeased) {
            this.whenCeased = whenCeased;
        }

        @Override
        protected void onBegin() {
            System.out.println("held: " + name() + " at save " + savedCount());
            if (clients(COUNTERS).isEmpty()) {
                STEADY.forEach(name -> open(name, 0));
                open(POISONED, 0);
                for (int i = 1; i <= 2; i++) {
                    open(SKEWED_COUNTERS, Integer.toString(i)).name = "skewed-" + i;
                }
            }
        }

        private void open(final String name, final long answered) {
            final Question question = open(COUNTERS, name);
            question.name = name;
            question.asked = answered;
            question.answered = answered;
        }

        void ask(final boolean isTime) {
            clients(COUNTERS).forEach(client -> client.ask(0));
            clients(SKEWED_COUNTERS).forEach(client -> client.ask(0));
            if (isTime && !isPoisoned && clients(COUNTERS).get(STEADY.size()).answered > 0) {
                isPoisoned = true;
                clients(COUNTERS).get(STEADY.size()).poison();
            }
        }

        void say() {
            clients(COUNTERS).forEach(Question::say);
            clients(SKEWED_COUNTERS).forEach(Question::say);
            if (closed != null) {
                open(POISONED, closed.answered);
                closed = null;
            }
        }

        private void onClosed(final Question question) {
            closed = question.name.equals(POISONED) ? question : closed;
        }

        @Override
        protected void onCeased(final CloseReason reason) {
            System.out.println("ceased: asker " + reason);
            whenCeased.run();
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
            ((Asker) holder()).onClosed(this);
        }

        void say() {
            System.out.println("asked: " + name + " answered " + answered + " slowestMs " + slowestNs / 1_000_000);
            slowestNs = 0;
        }
    }
}
