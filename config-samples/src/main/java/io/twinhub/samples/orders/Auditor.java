package io.twinhub.samples.orders;

import io.twinhub.bus.Bus;
import io.twinhub.executive.Executive;
import io.twinhub.executive.ServerSession;
import io.twinhub.samples.StopSignal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A program that compares the books of desks, stock and accounts. It tells each second how far the desks are, and at last, in a line for scripts, what came of it. */
public final class Auditor {
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(1);

    private final Bus bus;
    private final Executive executive;
    private final Consumer<String> lines;
    private long dueNs;

    /**
     * @param nowMs the time, in milliseconds since 1970.
     * @param lines is told.
     */
    public Auditor(final Bus bus, final LongSupplier nowMs, final Consumer<String> lines) {
        this.bus = bus;
        this.lines = lines;
        final List<String> desks =
                List.of(bus.settings().getOrDefault("desks", "").split(" "));
        executive = Executive.of(bus)
                .serve(Shop.AUDIT, () -> new AuditSession(nowMs, desks))
                .use(Shop.DESKS)
                .use(Shop.STOCKS)
                .use(Shop.ACCOUNTS);
        executive.begin(Shop.AUDIT, "shop", reason -> {});
        dueNs = bus.nanoTime();
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            final Auditor auditor = new Auditor(bus, System::currentTimeMillis, System.out::println);
            while (!stop.isGiven()) {
                bus.idle(bus.poll() + auditor.turn());
            }
        }
    }

    /** To be called with each poll of the Bus; returns how much was done. */
    public int turn() {
        final int work = executive.doWork();
        if (bus.nanoTime() - dueNs < 0) {
            return work;
        }
        dueNs = bus.nanoTime() + INTERVAL_NS;
        for (final ServerSession<?, ?, ?> session : executive.sessions(Shop.AUDIT)) {
            audit((AuditSession) session);
        }
        return work + 1;
    }

    private void audit(final AuditSession session) {
        if (session.hasHeardAll()) {
            lines.accept(session.progress());
        }
        if (session.isOver()) {
            final AuditSession.Verdict verdict = session.verdict();
            lines.accept("auditor: orders=" + verdict.orders() + " completed=" + verdict.completed() + " exactlyOnce="
                    + (verdict.exactlyOnce() ? 1 : 0) + " balance=" + verdict.balance() + " longestPauseMs="
                    + verdict.longestPauseMs());
        } else {
            session.ask();
        }
    }
}
