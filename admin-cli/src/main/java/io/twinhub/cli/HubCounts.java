package io.twinhub.cli;

import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** What the hub processes of a computer count, all versions together; of those that do not turn nothing. */
record HubCounts(List<Map<String, Long>> hubs) {
    HubCounts(final ComputerReport report) {
        this(report.hubs().stream()
                .filter(HubReport::alive)
                .map(HubReport::counters)
                .toList());
    }

    /** By their numbers. */
    static final List<String> NETWORKS = List.of("A", "B");

    /** Instead of a lag: the network brings nothing. */
    static final long DOWN = -1;

    /** A figure of a network. */
    interface OfNetwork {
        long of(HubCounts counts, String network);
    }

    OptionalLong sum(final String... names) {
        final long[] values = hubs.stream()
                .flatMapToLong(hub -> LongStream.of(Arrays.stream(names)
                        .filter(hub::containsKey)
                        .mapToLong(hub::get)
                        .toArray()))
                .toArray();
        return values.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(LongStream.of(values).sum());
    }

    long most(final String name) {
        return hubs.stream().mapToLong(hub -> hub.getOrDefault(name, 0L)).max().orElse(0);
    }

    /** When it was counted, in milliseconds since 1970 by the computer's clock: once a second. */
    long countedMs() {
        return most("events.countedMs");
    }

    OptionalLong in() {
        final OptionalLong received = sum("events.received");
        return received.isPresent() ? received : sum("path.A.first", "path.B.first");
    }

    OptionalLong out() {
        final OptionalLong forwarded = sum("events.forwarded");
        return forwarded.isPresent() ? forwarded : sum("events.sent");
    }

    List<Long> perNetwork(final OfNetwork figure) {
        return NETWORKS.stream().map(network -> figure.of(this, network)).toList();
    }

    long lag(final String network) {
        final boolean isDown = hubs.isEmpty()
                || hubs.stream().anyMatch(hub -> hub.getOrDefault("path." + network + ".behind", DOWN) < 0);
        return isDown ? DOWN : most("path." + network + ".lag");
    }

    /** On A, on B, on both. */
    List<Long> lost() {
        final OptionalLong dropped = sum("events.dropped");
        if (hubs.isEmpty() || dropped.isPresent()) {
            return null;
        }
        final List<Long> lost = new ArrayList<>(perNetwork(
                (counts, network) -> counts.sum("path." + network + ".lost").orElse(0)));
        lost.add(sum("path.both.lost").orElse(0));
        return lost;
    }

    List<String> slow() {
        final List<String> slow = new ArrayList<>();
        for (final Map<String, Long> hub : hubs) {
            hub.forEach((name, value) -> {
                if (value != 0 && name.endsWith(".slow")) {
                    slow.add(
                            name.startsWith("receiver.")
                                    ? name.substring("receiver.".length(), name.length() - ".slow".length())
                                    : "network " + name.substring("path.".length(), name.length() - ".slow".length()));
                }
            });
        }
        slow.sort(null);
        return slow;
    }
}
