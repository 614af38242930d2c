package io.twinhub.benchmarks;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.Role;
import io.twinhub.bus.SendOutcome;
import io.twinhub.config.SavedLevel;
import io.twinhub.executive.Executive;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.executive.SessionType;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The programs of {@code benchmarks/sessions.sh} that measure saves: {@code probe} holds sessions and saves them, as fast as answers come and then one after the other, and
 * does the same with messages to {@code echo} on the computer of the manager, which are as long and are answered with as little. Prints a line for each number of sessions.
 */
public final class SaveProbe {
    private static final int STATE_LENGTH = 200;
    /** As long as a save with so much restart information, and its answer. */
    private static final int MESSAGE_LENGTH = 300;

    private static final int ANSWER_LENGTH = 60;
    private static final int UNDER_WAY_MAX = 10_000;
    private static final int UNDER_WAY_PER_SESSION = 8;
    private static final int STRETCH = 64;
    private static final long PHASE_NS = TimeUnit.SECONDS.toNanos(Integer.getInteger("twinhub.probeSeconds", 4));
    private static final long PACE_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final SessionType<Blob, Blob, Blob> TYPE =
            new SessionType<>("probe", Blob.TYPE, Blob.TYPE, Blob.TYPE);

    private final Bus bus;
    private final Executive executive;
    /** Sessions that may save. */
    private final ArrayDeque<ProbeSession> ready = new ArrayDeque<>();

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private int begunCount;
    private int sessionCount;
    private long answerCount;
    private long underWayCount;
    private Histogram latencies = new Histogram(3);
    private SavedLevel level;

    private final class ProbeSession extends ServerSession<Blob, Blob, Blob> {
        private final Blob state = new Blob(0, 0, new byte[STATE_LENGTH]);
        private final long[] sentNs = new long[UNDER_WAY_PER_SESSION];
        private long answered;

        void saveNow() {
            sentNs[(int) ((savedCount() + 1) % UNDER_WAY_PER_SESSION)] = bus.nanoTime();
            save();
            underWayCount++;
        }

        boolean mayMore() {
            return savedCount() - answered < UNDER_WAY_PER_SESSION;
        }

        @Override
        protected void onBegin() {
            sessionCount++;
            ready.add(this);
        }

        @Override
        protected boolean savesByItself() {
            return false;
        }

        @Override
        protected Blob restartInformation() {
            return state;
        }

        @Override
        protected void onSaved(final long number, final SavedLevel reached) {
            level = reached;
            for (; answered < number; answered++) {
                answerCount++;
                underWayCount--;
                latencies.recordValue(bus.nanoTime() - sentNs[(int) ((answered + 1) % UNDER_WAY_PER_SESSION)]);
                ready.add(this);
            }
        }

        @Override
        protected void onMessage(final Peer<Blob> peer, final Blob question) {
            throw new IllegalStateException("nobody opens it");
        }
    }

    private SaveProbe(final Bus bus) {
        this.bus = bus;
        executive = Executive.of(bus).serve(TYPE, ProbeSession::new);
    }

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            if (bus.copy().equals("echo")) {
                echo(bus);
            } else {
                new SaveProbe(bus).run(bus.settings().get("sessions"));
            }
        }
    }

    private static void echo(final Bus bus) {
        final UnsafeBuffer answer = new UnsafeBuffer(new byte[ANSWER_LENGTH]);
        final ArrayDeque<Long> waiting = new ArrayDeque<>();
        final MessageConnection[] peer = {null};
        bus.onConnection(connection -> {
            waiting.clear();
            peer[0] = connection.onMessage((buffer, offset, length) -> waiting.add(buffer.getLong(offset)));
        });
        while (!Thread.currentThread().isInterrupted()) {
            int work = bus.poll();
            while (!waiting.isEmpty()) {
                answer.putLong(0, waiting.peek());
                if (peer[0].send(answer, 0, ANSWER_LENGTH) != SendOutcome.ACCEPTED) {
                    break;
                }
                waiting.poll();
                work++;
            }
            bus.idle(work);
        }
    }

    private void run(final String counts) {
        for (final String count : counts.split(",")) {
            begin(Integer.parseInt(count));
            if (sessionCount > UNDER_WAY_MAX) {
                System.out.println("probe: open=" + sessionCount);
            } else {
                measure();
            }
        }
        turnUntil(() -> false, this::nothing);
    }

    private int nothing() {
        return 0;
    }

    private void turnUntil(final BooleanSupplier isDone, final IntSupplier work) {
        while (!isDone.getAsBoolean()) {
            bus.idle(bus.poll() + work.getAsInt() + executive.doWork());
        }
    }

    private void begin(final int count) {
        turnUntil(() -> bus.role() == Role.ACTIVE, this::nothing);
        final int more = count - begunCount;
        ready.clear();
        turnUntil(() -> sessionCount >= count, () -> {
            int begun = 0;
            while (begunCount < count && begunCount - sessionCount < UNDER_WAY_MAX && begun++ < STRETCH) {
                begunCount++;
                executive.begin(TYPE, "", reason -> System.out.println("probe: refused " + reason));
            }
            return begun;
        });
        final long before = answerCount;
        turnUntil(() -> answerCount - before >= more, () -> {
            final ProbeSession next = ready.poll();
            if (next != null && next.savedCount() == 0) {
                next.saveNow();
            }
            return next == null ? 0 : 1;
        });
    }

    private void measure() {
        final int underWayMax = Math.min(UNDER_WAY_MAX, UNDER_WAY_PER_SESSION * sessionCount);
        saveFor(PHASE_NS, underWayMax); // warms up
        final double saves = saveFor(PHASE_NS, underWayMax);
        latencies.reset();
        savePaced();
        final Histogram saveLatencies = latencies;
        latencies = new Histogram(3);
        final double trips = tripFor(PHASE_NS, underWayMax, 0);
        latencies.reset();
        tripFor(PHASE_NS, 1, PACE_NS);
        System.out.println(String.format(
                "saves: level=%s sessions=%d savesPerSecond=%.0f roundTripsPerSecond=%.0f ratio=%.2f saveMsP50=%.2f saveMsP99=%.2f roundTripMsP50=%.2f roundTripMsP99=%.2f",
                level,
                sessionCount,
                saves,
                trips,
                saves / trips,
                ms(saveLatencies, 50),
                ms(saveLatencies, 99),
                ms(latencies, 50),
                ms(latencies, 99)));
        latencies = new Histogram(3);
    }

    private static double ms(final Histogram histogram, final double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    private double saveFor(final long ns, final int underWayMax) {
        fill();
        final long before = answerCount;
        final long startNs = bus.nanoTime();
        turnUntil(() -> bus.nanoTime() - startNs >= ns, () -> {
            int work = 0;
            while (work < STRETCH && underWayCount < underWayMax && !ready.isEmpty()) {
                final ProbeSession next = ready.poll();
                if (next.mayMore()) {
                    next.saveNow();
                    work++;
                }
            }
            return work;
        });
        final double rate = (answerCount - before) * 1e9 / (bus.nanoTime() - startNs);
        turnUntil(() -> underWayCount == 0, this::nothing);
        return rate;
    }

    /** Each session stands in the row as often as it may save. */
    private void fill() {
        ready.clear();
        for (int i = 0; i < UNDER_WAY_PER_SESSION; i++) {
            executive.sessions(TYPE).forEach(session -> ready.add((ProbeSession) session));
        }
    }

    private void savePaced() {
        fill();
        final long startNs = bus.nanoTime();
        final long[] dueNs = {startNs};
        turnUntil(() -> bus.nanoTime() - startNs >= PHASE_NS && underWayCount == 0, () -> {
            final long nowNs = bus.nanoTime();
            if (nowNs - dueNs[0] < 0 || nowNs - startNs >= PHASE_NS || underWayCount > 0) {
                return 0;
            }
            dueNs[0] = nowNs + PACE_NS;
            ready.poll().saveNow();
            return 1;
        });
    }

    private double tripFor(final long ns, final int underWayMax, final long paceNs) {
        final MessageConnection connection = bus.connect("echo").onMessage(this::onEcho);
        turnUntil(() -> connection.state() == ConnectionState.OPEN, this::nothing);
        underWayCount = 0;
        final long before = answerCount;
        final long startNs = bus.nanoTime();
        final long[] dueNs = {startNs};
        turnUntil(() -> bus.nanoTime() - startNs >= ns, () -> {
            int work = 0;
            while (work < STRETCH && underWayCount < underWayMax && bus.nanoTime() - dueNs[0] >= 0) {
                message.putLong(0, bus.nanoTime());
                if (connection.send(message, 0, MESSAGE_LENGTH) != SendOutcome.ACCEPTED) {
                    break;
                }
                dueNs[0] = paceNs == 0 ? startNs : bus.nanoTime() + paceNs;
                underWayCount++;
                work++;
            }
            return work;
        });
        final double rate = (answerCount - before) * 1e9 / (bus.nanoTime() - startNs);
        turnUntil(() -> underWayCount == 0, this::nothing);
        connection.close();
        turnUntil(() -> connection.state() == ConnectionState.CLOSED, this::nothing);
        return rate;
    }

    private void onEcho(final DirectBuffer buffer, final int offset, final int length) {
        answerCount++;
        underWayCount--;
        latencies.recordValue(bus.nanoTime() - buffer.getLong(offset));
    }
}
