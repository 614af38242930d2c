package io.twinhub.testsupport;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.twinhub.bus.Bus;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.Role;
import io.twinhub.config.InstanceFile;
import io.twinhub.runtime.ProcessClock;
import io.twinhub.transport.Stream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A program that behaves badly, for tests with real processes. It publishes {@code COPY.flood} and receives {@code **}, as far as it may.
 * Arguments: what it does one after the other, each {@code what:milliseconds}; then it dies without a farewell.
 *
 * <ul>
 *   <li>{@code flood}: publishes as fast as it can.
 *   <li>{@code garbage}: writes noise of all lengths straight into the shared memory of its localHub, past its Bus.
 *   <li>{@code stop}: holds its connection and neither sends nor reads.
 *   <li>{@code burn}: spends processor time and does not touch its Bus. {@code burn:milliseconds:percent} spends that share of one, above 100 with several
 *       threads.
 * </ul>
 */
public final class HostileProgram {
    private static final int NOISE_LENGTH_MAX = 16 * 1024;
    private static final int TERM_LENGTH = 128 * 1024;
    private static final long SLICE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final SimRandom random = new SimRandom(ProcessHandle.current().pid());
    private final Path instanceFile;
    private Bus bus;
    private EventPublisher flood;
    private long spent;

    private HostileProgram(final Path instanceFile) {
        this.instanceFile = instanceFile;
    }

    public static void main(final String[] args) {
        final HostileProgram program = new HostileProgram(Path.of(System.getenv(InstanceFile.VARIABLE)));
        for (final String arg : args) {
            final String[] part = arg.split(":", -1);
            System.out.println("hostile: " + arg);
            program.act(part[0], System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Long.parseLong(part[1])), part);
        }
        Runtime.getRuntime().halt(1);
    }

    private void act(final String what, final long endNs, final String[] part) {
        switch (what) {
            case "flood" -> flood(endNs);
            case "garbage" -> writeNoise(endNs);
            case "stop" -> {
                connect(endNs);
                rest(endNs);
            }
            case "burn" -> burn(endNs, part.length > 2 ? Integer.parseInt(part[2]) : 100);
            default -> throw new IllegalArgumentException("nobody can " + what);
        }
    }

    private void connect(final long endNs) {
        if (bus == null) {
            bus = Bus.connect();
            flood = bus.publisher(bus.copy() + ".flood");
            bus.subscribe("**", event -> spent += event.id());
        }
        while (bus.role() != Role.ACTIVE && System.nanoTime() - endNs < 0) {
            bus.idle(bus.poll());
        }
    }

    private void flood(final long endNs) {
        connect(endNs);
        while (System.nanoTime() - endNs < 0) {
            for (int i = 0; i < 1000; i++) {
                flood.publish(++spent);
            }
            bus.poll();
        }
    }

    private void writeNoise(final long endNs) {
        final UnsafeBuffer noise = new UnsafeBuffer(new byte[NOISE_LENGTH_MAX]);
        try (Aeron aeron = Aeron.connect(new Aeron.Context()
                .epochClock(ProcessClock.INSTANCE)
                .aeronDirectoryName(InstanceFile.read(instanceFile).aeronDirectory())
                .errorHandler(error -> System.out.println("hostile: " + error)))) {
            final List<ExclusivePublication> publications = new ArrayList<>();
            for (final Stream stream : Stream.values()) {
                publications.add(aeron.addExclusivePublication("aeron:ipc?term-length=" + TERM_LENGTH, stream.id()));
            }
            while (System.nanoTime() - endNs < 0) {
                for (final ExclusivePublication publication : publications) {
                    final int length = 1 + random.nextInt(Math.min(NOISE_LENGTH_MAX, publication.maxMessageLength()));
                    for (int i = random.nextInt(64); i < length; i += 64) {
                        noise.putLong(Math.max(0, Math.min(i, length - Long.BYTES)), random.nextLong());
                    }
                    publication.offer(noise, 0, length);
                }
            }
        }
    }

    private static void rest(final long endNs) {
        for (long restNs = endNs - System.nanoTime(); restNs > 0; restNs = endNs - System.nanoTime()) {
            LockSupport.parkNanos(restNs);
        }
    }

    private void burn(final long endNs, final int percent) {
        for (int rest = percent - 100; rest > 0; rest -= 100) {
            final int share = Math.min(rest, 100);
            final Thread helper = new Thread(() -> spend(endNs, share), "burn");
            helper.setDaemon(true);
            helper.start();
        }
        spent += spend(endNs, Math.min(percent, 100));
    }

    private static long spend(final long endNs, final int percent) {
        long mixed = 0;
        while (System.nanoTime() - endNs < 0) {
            final long sliceNs = System.nanoTime();
            while (System.nanoTime() - sliceNs < SLICE_NS * percent / 100) {
                mixed = SimRandom.mix(mixed);
            }
            rest(sliceNs + SLICE_NS);
        }
        return mixed;
    }
}
