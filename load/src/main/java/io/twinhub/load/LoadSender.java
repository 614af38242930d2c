package io.twinhub.load;

import io.twinhub.load.LoadControl.Number;
import java.util.concurrent.TimeUnit;

/** The program that publishes numbered messages as a {@link LoadControl} says, and takes what comes back. For one thread. */
public final class LoadSender {
    /** So many messages are sent between two polls. */
    private static final int BATCH_COUNT_MAX = 256;

    private static final double NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final LoadControl control;
    private final LoadPath path;
    private final LoadEnd end;
    private final NumberCheck back = new NumberCheck();
    private long number;
    private long refused;
    private long rate;
    private long window;
    private long countMax;
    private long clockOffsetNs;
    private double intervalNs;
    private long startedNs;
    private long scheduled;
    private boolean echo;

    public LoadSender(final LoadControl control, final LoadPath path) {
        this.control = control;
        this.path = path;
        // After the receiver, so that this one sends nothing back that belongs to the phase before.
        end = new LoadEnd(control, "sender", Number.RECEIVER_PHASE, Number.SENDER_PHASE);
        path.onMessage(this::onBack);
    }

    /** Runs until the process is ended. */
    public void run() {
        while (!end.isOver()) {
            if (end.isNewPhase()) {
                begin();
            }
            int work = publish();
            work += path.poll();
            count();
            path.idle(work);
        }
    }

    private void begin() {
        rate = control.get(Number.RATE);
        window = control.get(Number.WINDOW);
        clockOffsetNs = control.get(Number.CLOCK_OFFSET);
        countMax = control.get(Number.COUNT_MAX);
        path.carry((int) control.get(Number.SIZE), control.get(Number.AS_MESSAGES) != 0);
        intervalNs = rate > 0 ? NS_PER_SECOND / rate : 0;
        startedNs = System.nanoTime();
        scheduled = 0;
        if (control.get(Number.ECHO) != 0 && !echo) {
            back.expect(number + 1);
        }
        echo = control.get(Number.ECHO) != 0;
        end.phaseBegun();
    }

    private int publish() {
        if (rate == 0) {
            return 0;
        }
        final long nowNs = System.nanoTime();
        final long due = rate == LoadControl.RATE_FULL
                ? BATCH_COUNT_MAX
                : Math.min(BATCH_COUNT_MAX, (long) ((nowNs - startedNs) / intervalNs) - scheduled);
        final int count = (int) Math.min(Math.min(due, countMax - scheduled), window - underWay());
        int sent = 0;
        while (sent < count && path.offer(number + 1, timestampNs(nowNs))) {
            number++;
            scheduled++;
            sent++;
        }
        if (sent < count) {
            refused++;
        }
        return sent;
    }

    /** What is asked for an echo is under way until that is here. */
    private long underWay() {
        return echo
                ? number - back.highest()
                : number - control.get(Number.RECEIVER_DELIVERED) - control.get(Number.RECEIVER_LOST);
    }

    /** When the message should have left: what waits because the path is slow counts from then. */
    private long timestampNs(final long nowNs) {
        return clockOffsetNs
                + (rate == LoadControl.RATE_FULL ? nowNs : startedNs + (long) ((scheduled + 1) * intervalNs));
    }

    private void onBack(final long arrived, final long timestampNs) {
        back.onNumber(arrived);
        end.record(System.nanoTime() + clockOffsetNs - timestampNs);
    }

    private void count() {
        control.set(Number.SENDER_READY, path.isReady() ? 1 : 0);
        control.set(Number.SENDER_PUBLISHED, number);
        control.set(Number.SENDER_REFUSED, refused);
        control.set(Number.BACK_MISSING, echo ? number - back.highest() : 0);
        control.set(Number.BACK_DELIVERED, back.delivered());
        control.set(Number.BACK_LOST, back.lost());
        control.set(Number.BACK_DUPLICATED, back.duplicated());
        control.set(Number.BACK_REORDERED, back.reordered());
    }
}
