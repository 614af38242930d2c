package io.twinhub.samples.counter;

import io.twinhub.bus.Bus;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.MessageConnection;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.Role;
import io.twinhub.metadata.SerialFile;
import io.twinhub.samples.Settings;
import io.twinhub.samples.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Counts while it is ACTIVE. It keeps how far it is in a file of its own, and hands it to the counter of a further version, so that this one goes on without a hole and without a repetition.
 *
 * <p>Setting: {@code ratePerSecond}.
 */
public final class Counter {
    private static final SerialFile<CounterState> FILE = SerialFile.of(CounterState.TYPE);
    private static final long SAVE_INTERVAL_NS = 1_000_000_000;

    private final Bus bus;
    private final EventPublisher count;
    private final EventPublisher began;
    private final Path file;
    private final long intervalNs;
    /** Null as long as nothing was counted. */
    private CounterState state;

    private boolean acts;
    private boolean isSaved = true;
    private long dueNs;
    private long saveNs;
    /** With the counter of a further version; null if there is none. */
    private MessageConnection further;

    public Counter(final Bus bus) {
        this.bus = bus;
        count = bus.publisher("counter.count");
        began = bus.publisher("counter.began");
        intervalNs = (long) (1e9 / new Settings(bus.settings()).number("ratePerSecond", 20));
        file = bus.folder().resolve("state");
        state = Files.exists(file) ? FILE.read(file) : null;
        bus.onRole(this::onRole);
        bus.onFurther(this::onFurther);
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
        final boolean hasActed = acts;
        acts = role == Role.ACTIVE;
        if (acts && state == null) {
            final long nowMs = System.currentTimeMillis();
            state = new CounterState(0, nowMs);
            began.publish(nowMs);
        }
        if (hasActed && !acts && further != null) {
            // A further version acts only when it has heard this. No time for the file: the localHub waits for the end
            // of this.
            further.send(CounterState.TYPE, state);
        }
    }

    private void onFurther(final MessageConnection connection) {
        System.out.println("counter: version " + connection.peerVersion() + " has connected");
        further = connection.onClosed(reason -> further = null);
    }

    private void save() {
        if (!isSaved) {
            FILE.write(file, state);
            isSaved = true;
        }
    }
}
