package io.twinhub.load;

import io.twinhub.load.LoadControl.Number;

/** The program that counts what arrives, and sends it back if a {@link LoadControl} says so. For one thread. */
public final class LoadReceiver {
    private final LoadControl control;
    private final LoadPath path;
    private final LoadEnd end;
    private final NumberCheck check = new NumberCheck();
    private final EchoQueue echoes = new EchoQueue();
    private boolean echo;
    private boolean timed;
    private int planted;
    /** Holds what was allocated, lest the compiler leave it out. */
    private final byte[][] garbage = new byte[1][];

    private long clockOffsetNs;

    public LoadReceiver(final LoadControl control, final LoadPath path) {
        this.control = control;
        this.path = path;
        end = new LoadEnd(control, "receiver", Number.PHASE, Number.RECEIVER_PHASE);
        path.onMessage(this::onMessage);
    }

    /** Runs until the process is ended. */
    public void run() {
        while (!end.isOver()) {
            if (end.isNewPhase()) {
                echo = control.get(Number.ECHO) != 0;
                // A look at the clock per message is not the path's; with as many as possible nobody asks for their
                // times.
                timed = control.get(Number.RATE) > 0;
                planted = (int) control.get(Number.PLANTED);
                clockOffsetNs = control.get(Number.CLOCK_OFFSET);
                path.carry((int) control.get(Number.SIZE), control.get(Number.AS_MESSAGES) != 0);
                end.phaseBegun();
            }
            final int work = path.poll() + echoes.sendTo(path);
            count();
            path.idle(work);
        }
    }

    private void onMessage(final long number, final long timestampNs) {
        check.onNumber(number);
        if (planted > 0) {
            garbage[0] = new byte[planted];
        }
        if (echo) {
            echoes.add(number, timestampNs);
        } else if (timed) {
            end.record(System.nanoTime() + clockOffsetNs - timestampNs);
        }
    }

    private void count() {
        control.set(Number.RECEIVER_READY, path.isReady() ? 1 : 0);
        control.set(Number.RECEIVER_DELIVERED, check.delivered());
        control.set(Number.RECEIVER_LOST, check.lost());
        control.set(Number.RECEIVER_DUPLICATED, check.duplicated());
        control.set(Number.RECEIVER_REORDERED, check.reordered());
        control.set(Number.RECEIVER_GAPS, path.gaps());
    }
}
