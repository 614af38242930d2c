package io.twinhub.systemtests;

import io.twinhub.bus.Bus;
import io.twinhub.bus.ConnectionState;
import io.twinhub.bus.SendOutcome;
import io.twinhub.executive.wire.Assignment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Program of {@link SessionFloodTest}: one flood after the other over its connection to the manager, each as fast as back pressure lets it. It serves and opens sessions of the type
 * {@code flood}, and has nothing to do with any other.
 */
final class FloodingProgram {
    private static final long FLOOD_NS = 2_000_000_000L;
    private static final long REST_NS = 1_000_000_000L;
    private static final int PER_TURN_MAX = 10_000;

    private final Bus bus;
    /** It floods once this file is there. */
    private final Path begin;

    private final RawExecutive raw;
    private final UnsafeBuffer out = new UnsafeBuffer(0, 0);
    private final Floods floods;
    private long bytes;
    private long taken;
    private byte[] next;

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            new FloodingProgram(bus, Path.of(args[0])).run();
        }
    }

    private FloodingProgram(final Bus bus, final Path begin) {
        this.bus = bus;
        this.begin = begin;
        raw = new RawExecutive(bus);
        floods = new Floods(raw);
    }

    private void run() {
        while (!Files.exists(begin)) {
            rest(REST_NS);
        }
        floods.messages.forEach((name, flood) -> {
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
        floods.begin();
        bytes = 0;
        taken = 0;
        next = null;
        raw.closedCount = 0;
        raw.savedCount = 0;
        System.out.println("flood: begins " + name);
        raw.again = each -> floods.beginnings.get(name).run();
        if (!name.startsWith("leaving-many")) {
            raw.channel().connection().close();
        }
    }

    private void say(final String name) {
        System.out.println("flood: " + name + " sent " + floods.count + " messages, " + bytes / 1024 + " KiB; answers "
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
            floods.hold(assignment);
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
        floods.count++;
        bytes += next.length;
        next = null;
        return true;
    }
}
