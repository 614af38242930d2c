package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.bus.MessageConnection;
import io.twinhub.config.SessionsSpec;
import io.twinhub.executive.wire.Assignment;
import io.twinhub.executive.wire.Beat;
import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.Channel;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Delivery;
import io.twinhub.executive.wire.Drop;
import io.twinhub.executive.wire.Greeting;
import io.twinhub.executive.wire.Incarnation;
import io.twinhub.executive.wire.Item;
import io.twinhub.executive.wire.ItemKind;
import io.twinhub.executive.wire.Position;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.Saved;
import io.twinhub.executive.wire.Taken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;

/** What a program sends to the manager that has a right to talk to it, but no {@code Executive} that keeps to the rules. */
final class RawExecutive {
    private static final byte[] NOTHING = {};
    private static final long BEAT_NS = 50_000_000;

    final List<Assignment> assigned = new ArrayList<>();
    final List<Drop> dropped = new ArrayList<>();
    final List<Delivery> delivered = new ArrayList<>();
    /** The last save that was answered, by the number of its session. */
    final Map<Long, Long> answered = new HashMap<>();

    long savedCount;
    long closedCount;
    /** What it says to each further manager that it connects to. */
    Consumer<RawExecutive> again = executive -> {};

    private final Bus bus;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private Channel channel;
    private long beatDueNs;
    private long saveCount;

    RawExecutive(final Bus bus) {
        this.bus = bus;
        beatDueNs = bus.nanoTime();
        connect();
    }

    private void connect() {
        final MessageConnection connection = bus.connect(SessionsSpec.COPY);
        channel = new Channel(connection)
                .on(Assignment.TYPE, assigned::add)
                .on(Drop.TYPE, dropped::add)
                .on(Delivery.TYPE, delivered::add)
                .on(Saved.TYPE, saved -> {
                    savedCount++;
                    answered.put(saved.of().session(), saved.number());
                })
                .on(Taken.TYPE, taken -> {})
                .on(Beat.TYPE, beat -> {});
        connection.onEnd(connection::close).onClosed(reason -> {
            closedCount++;
            connect();
            again.accept(this);
        });
    }

    Channel channel() {
        return channel;
    }

    /** To be done once there is a session and all saves before are answered. */
    RawExecutive then(final Runnable step) {
        steps.add(step);
        return this;
    }

    /** Says who it is and begins a session. */
    void begin(final long life, final String type) {
        channel.send(Greeting.TYPE, new Greeting(life, List.of(type), 0));
        channel.send(Begin.TYPE, new Begin(1, type, false));
    }

    /** To be called with each poll of the Bus. */
    int turn() {
        int work = channel.doWork();
        if (bus.nanoTime() - beatDueNs >= 0) {
            beatDueNs = bus.nanoTime() + BEAT_NS;
            channel.send(Beat.TYPE, new Beat(beatDueNs));
        }
        if (!assigned.isEmpty() && !steps.isEmpty() && savedCount == saveCount) {
            steps.poll().run();
            work++;
        }
        return work;
    }

    Incarnation session() {
        return assigned.get(assigned.size() - 1).of();
    }

    void save(final long number, final List<Position> consumed, final List<Item> outputs) {
        saveCount++;
        channel.send(Save.TYPE, new Save(session(), number, true, false, NOTHING, consumed, outputs));
    }

    Item open(final int end, final String address) {
        return new Item(
                end, 1, ItemKind.OPEN, CloseReason.NONE, address, bus.copy().getBytes(StandardCharsets.UTF_8));
    }

    static Item message(final int end, final long sequence, final int length) {
        return new Item(end, sequence, ItemKind.MESSAGE, CloseReason.NONE, "", new byte[length]);
    }
}
