package io.twinhub.samples.counter2;

import io.twinhub.bus.Bus;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.FormerVersion;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.Role;
import io.twinhub.metadata.SerialFile;
import io.twinhub.samples.Settings;
import io.twinhub.samples.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts on from where version 1 stopped: it reads the file of version 1, which may be a second old, and hears from the counter that still runs how far it has come. The state of version 1 stays as it
 * is, for its return.
 *
 * <p>Setting: {@code ratePerSecond}.
 */
public final class Counter {
    private static final SerialFile<CounterState> FILE = SerialFile.of(CounterState.TYPE);
    private static final long SAVE_INTERVAL_NS = 1_000_000_000;

    private final Bus bus;
    private final EventPublisher count;
    private final EventPublisher began;
    private final EventPublisher carried;
    private final Path file;
    private final long intervalNs;
    /** Null as long as nothing was counted. */
    private CounterState state;
    /** Whether the state is that of version 1. */
    private boolean isTakenOver;

    private boolean acts;
    private boolean isSaved = true;
    private long dueNs;
    private long saveNs;

    public Counter(final Bus bus) {
        this.bus = bus;
        count = bus.publisher("counter.count");
        began = bus.publisher("counter.began");
        carried = bus.publisher("counter.carried");
        intervalNs = (long) (1e9 / new Settings(bus.settings()).number("ratePerSecond", 20));
        file = bus.folder().resolve("state");
        // While version 1 leads, what it has is newer than what this program kept when it was tried before.
        bus.former().filter(FormerVersion::leads).ifPresentOrElse(this::follow, () -> read(file));
        bus.onRole(this::onRole);
        dueNs = bus.nanoTime();
        saveNs = dueNs;
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            final Counter counter = new Counter(bus);
            while (!stop.isGiven()) {
                final int work = bus.poll();
                counter.turn();
                bus.idle(work);
            }
            counter.save();
        }
    }

    private void follow(final FormerVersion former) {
        isTakenOver = true;
        read(former.folder().resolve("state"));
        connect(former);
    }

    private void read(final Path stored) {
        state = Files.exists(stored) ? FILE.read(stored) : null;
        System.out.println("counter: " + stored + " says " + state);
    }

    private void connect(final FormerVersion former) {
        former.connect()
                .onMessage(CounterState.TYPE, newer -> {
                    System.out.println("counter: version " + former.version() + " says " + newer);
                    state = newer;
                })
                .onClosed(reason -> System.out.println("counter: the connection is over: " + reason));
    }

    /** What is due; to be called behind each poll. */
    public void turn() {
        final long nowNs = bus.nanoTime();
        if (acts && nowNs - dueNs >= 0) {
            dueNs = Math.max(dueNs + intervalNs, nowNs - intervalNs); // what is late is not made up for
            if (count.publish(state.count() + 1) == PublishOutcome.ACCEPTED) {
                state = state.next();
                isSaved = false;
            }
        }
        if (nowNs - saveNs >= 0) {
            saveNs = nowNs + SAVE_INTERVAL_NS;
            save(); // takes some milliseconds, in which nothing is published
        }
    }

    private void onRole(final Role role) {
        System.out.println("counter: now " + role);
        acts = role == Role.ACTIVE;
        if (!acts) {
            return;
        }
        if (state == null) {
            final long nowMs = System.currentTimeMillis();
            state = new CounterState(0, nowMs, 0);
            began.publish(nowMs);
        } else if (isTakenOver) {
            isTakenOver = false; // from now on this program goes on by itself
            state = state.takenOver();
        }
        carried.publish(state.carried());
    }

    private void save() {
        if (!isSaved) {
            FILE.write(file, state);
            isSaved = true;
        }
    }
}
