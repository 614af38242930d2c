package io.twinhub.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source, two hubs that lose, delay, break and return at random, and a receiver's path merge whose output is checked. */
final class MergeWorld {
    private static final long STEP_NS = 10_000_000;
    private static final int STEP_COUNT = 400;
    private static final Pattern MESSAGE = Pattern.compile("(\\d+):(\\d+)");
    private static final Pattern GAP = Pattern.compile("gap (\\d+):\\((\\d+),(\\d+)\\]");

    /** A run on its way to the receiver. */
    private record Flight(
            long arrivalNs, int kind, int question, long epoch, long after, long last, List<Long> messages) {}

    /** One hub with its uplink from the source and its downlink to the receiver, each of which may break. */
    private static final class SimHub {
        final Deque<Flight> flights = new ArrayDeque<>();
        boolean attached = true;
        boolean down;
        long epoch = 1;
        long upTo;
        long covered;
        long delayNs = STEP_NS;
        final List<Long> batch = new ArrayList<>();
        long batchAfter;
        int question;
    }

    final Random random;
    final String name;
    final MergeRig rig;
    final SimHub[] hubs = {new SimHub(), new SimHub()};
    /** Per source epoch: messages for this receiver, and sequences that arrived within an interval of either path. */
    final List<BitSet> sent = new ArrayList<>();

    final List<BitSet> arrived = new ArrayList<>();
    long epoch = 1;
    long sequence;

    MergeWorld(final int seed, final int heldRunCount) {
        random = new Random(seed);
        name = "seed " + seed;
        rig = new MergeRig(PathMergeTest.limitsWithHeldRuns(heldRunCount), PathRules.STANDARD);
        for (int i = 0; i < 10; i++) {
            sent.add(new BitSet());
            arrived.add(new BitSet());
        }
    }

    void run() {
        for (int path = 0; path < 2; path++) {
            rig.merge.onPathUp(path);
            announce(path);
        }
        for (int step = 0; step < STEP_COUNT; step++) {
            trouble();
            publish();
            step();
        }
        for (int path = 0; path < 2; path++) {
            hubs[path].delayNs = STEP_NS;
            up(path);
            attach(path);
        }
        for (int step = 0; step < 600; step++) {
            step();
        }
    }

    private void trouble() {
        final int path = random.nextInt(2);
        final SimHub hub = hubs[path];
        switch (random.nextInt(40)) {
            case 0 -> {
                hub.attached = false;
                announce(path);
            }
            case 1, 2 -> attach(path);
            case 3 -> {
                flush(path);
                hub.down = true;
                hub.flights.clear();
                rig.merge.onPathDown(path, rig.nowNs);
            }
            case 4, 5 -> up(path);
            case 6 -> hub.delayNs = STEP_NS * (1 + random.nextInt(30));
            case 7 -> {
                // The link to the receiver is full for a while: a hole.
                flush(path);
                hub.covered = hub.upTo;
                announce(path);
            }
            case 8 -> restartSource();
            default -> {}
        }
    }

    private void restartSource() {
        if (random.nextInt(8) > 0 || epoch == 5) {
            return;
        }
        epoch++;
        sequence = 0;
        for (int path = 0; path < 2; path++) {
            hubs[path].attached = false;
            announce(path);
        }
    }

    private void attach(final int path) {
        final SimHub hub = hubs[path];
        if (hub.attached) {
            return;
        }
        flush(path);
        hub.attached = true;
        if (hub.epoch != epoch) {
            hub.epoch = epoch;
            hub.upTo = 0;
            hub.covered = 0;
        }
        if (sequence > hub.upTo) {
            hub.upTo = sequence;
            hub.covered = sequence;
        }
        announce(path);
    }

    private void up(final int path) {
        final SimHub hub = hubs[path];
        if (hub.down) {
            hub.down = false;
            hub.covered = hub.upTo;
            rig.merge.onPathUp(path);
            announce(path);
        }
    }

    private void publish() {
        for (int count = random.nextInt(4); count > 0; count--) {
            sequence++;
            final boolean isForUs = random.nextInt(3) > 0;
            if (isForUs) {
                sent.get((int) epoch).set((int) sequence);
            }
            for (int path = 0; path < 2; path++) {
                forward(path, isForUs);
            }
        }
    }

    private void forward(final int path, final boolean isForUs) {
        final SimHub hub = hubs[path];
        if (!hub.attached) {
            return;
        }
        hub.upTo = sequence;
        if (isForUs && !hub.down) {
            if (hub.batch.isEmpty()) {
                hub.batchAfter = hub.covered;
            }
            hub.batch.add(sequence);
            hub.covered = sequence;
            if (random.nextInt(3) == 0) {
                flush(path);
            }
        }
    }

    private void flush(final int path) {
        final SimHub hub = hubs[path];
        if (!hub.batch.isEmpty()) {
            send(path, RunKind.EVENTS, hub.batchAfter, hub.covered, List.copyOf(hub.batch));
            hub.batch.clear();
        }
    }

    private void announce(final int path) {
        final SimHub hub = hubs[path];
        flush(path);
        send(path, hub.attached ? RunKind.EVENTS : RunKind.GONE, hub.covered, hub.upTo, List.of());
        hub.covered = hub.upTo;
    }

    private void send(final int path, final int kind, final long after, final long last, final List<Long> messages) {
        final SimHub hub = hubs[path];
        if (!hub.down) {
            final long earliest =
                    hub.flights.isEmpty() ? 0 : hub.flights.peekLast().arrivalNs();
            hub.flights.add(new Flight(
                    Math.max(earliest, rig.nowNs + hub.delayNs), kind, hub.question, hub.epoch, after, last, messages));
            hub.question = 0;
        }
    }

    private void step() {
        for (int path = 0; path < 2; path++) {
            flush(path);
            final Deque<Flight> flights = hubs[path].flights;
            while (!flights.isEmpty() && flights.peek().arrivalNs() <= rig.nowNs) {
                arrive(path, flights.poll());
            }
        }
        final int before = rig.log.size();
        rig.pass(STEP_NS);
        for (final String entry : List.copyOf(rig.log.subList(before, rig.log.size()))) {
            if (entry.startsWith("ask")) {
                final int path = entry.endsWith("A") ? 0 : 1;
                flush(path);
                hubs[path].question = rig.asked[path];
                announce(path);
            }
        }
    }

    private void arrive(final int path, final Flight flight) {
        if (flight.last() > flight.after()) {
            arrived.get((int) flight.epoch()).set((int) flight.after() + 1, (int) flight.last() + 1);
        }
        final long[] messages =
                flight.messages().stream().mapToLong(Long::longValue).toArray();
        if (flight.kind() == RunKind.GONE) {
            rig.gone(path, flight.epoch(), flight.after(), flight.last(), flight.question());
        } else {
            rig.run(path, flight.epoch(), flight.after(), flight.last(), messages);
        }
    }

    void checkOrder() {
        long lastEpoch = 0;
        long last = 0;
        for (final String entry : rig.log) {
            final Matcher message = MESSAGE.matcher(entry);
            if (message.matches()) {
                final long nextEpoch = Long.parseLong(message.group(1));
                final long next = Long.parseLong(message.group(2));
                assertThat(nextEpoch > lastEpoch || nextEpoch == lastEpoch && next > last)
                        .as("%s: %s after %d:%d", name, entry, lastEpoch, last)
                        .isTrue();
                lastEpoch = nextEpoch;
                last = next;
            }
        }
    }

    void checkNothingIsMissingSilently() {
        final List<BitSet> missing =
                sent.stream().map(set -> (BitSet) set.clone()).toList();
        for (final String entry : rig.log) {
            final Matcher message = MESSAGE.matcher(entry);
            final Matcher gap = GAP.matcher(entry);
            if (message.matches()) {
                missing.get(Integer.parseInt(message.group(1))).clear(Integer.parseInt(message.group(2)));
            } else if (gap.matches()) {
                missing.get(Integer.parseInt(gap.group(1)))
                        .clear(Integer.parseInt(gap.group(2)) + 1, Integer.parseInt(gap.group(3)) + 1);
            } else if (entry.startsWith("tail")) {
                final String[] parts = entry.substring(5).split(":\\(");
                final BitSet ended = missing.get(Integer.parseInt(parts[0]));
                ended.clear(Integer.parseInt(parts[1]) + 1, STEP_COUNT * 4);
                // An epoch of which nothing ever came lies within the unknown tail of the one before.
                for (int next = Integer.parseInt(parts[0]) + 1;
                        arrived.get(next).isEmpty();
                        next++) {
                    missing.get(next).clear();
                    if (next == epoch) {
                        break;
                    }
                }
            }
        }
        for (int i = 1; i <= epoch; i++) {
            assertThat(missing.get(i)).as("%s epoch %d: %s", name, i, rig.log).isEqualTo(new BitSet());
        }
    }

    void checkGapsAreTrue() {
        for (final String entry : rig.log) {
            final Matcher gap = GAP.matcher(entry);
            if (gap.matches()) {
                final BitSet came = arrived.get(Integer.parseInt(gap.group(1)));
                final int after = Integer.parseInt(gap.group(2));
                assertThat(came.nextClearBit(after + 1))
                        .as("%s: %s although a path brought all of it", name, entry)
                        .isLessThanOrEqualTo(Integer.parseInt(gap.group(3)));
            }
        }
    }
}
