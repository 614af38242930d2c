package io.twinhub.cli;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.Role;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows events as they come, by an instance that the configuration allows for it. */
@Command(
        name = "watch",
        description = {
            "Show events as they come: time of the publisher, name, value with unit, quality. Begins with the last values where the system"
                    + " has recorders. On a computer that <consoles> of the configuration names; one console at a time.",
            "Slower than the events, it shows the latest of each and says how many it left out; nobody else waits for it.",
            "With --json one object per event and line."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub system watch 'tank.**' --computer plant-1",
            "  twinhub system watch 'pump.*.state' --count 10 --json"
        })
final class SystemWatchCommand implements Callable<Integer> {
    private static final long CONTACT_WITHIN_NS = TimeUnit.SECONDS.toNanos(20);
    private static final int NAME_WIDTH_MAX = 48;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "PATTERN",
            description = "Which events: * stands for anything within one part of a name, ** for any number of parts.")
    private String pattern;

    @Option(
            names = "--computer",
            paramLabel = "NAME",
            description = "Name of the computer (default: the one that is started in this home).")
    private String computer;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "Version id (default: the last of those that run).")
    private String version;

    @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
    private long countMax = Long.MAX_VALUE;

    @Option(names = "--seconds", paramLabel = "N", description = "End after so many seconds.")
    private long secondsMax = TimeUnit.NANOSECONDS.toSeconds(Long.MAX_VALUE);

    private long count;

    @Override
    public Integer call() throws IOException {
        final String where = computer == null ? WatchPlace.onlyComputer(common.home()) : computer;
        final SystemPlan plan = WatchPlace.plan(common.home(), where, version);
        try (WatchPlace place = WatchPlace.take(common.home(), plan, where);
                Bus bus = Bus.connect(place.instanceFile())) {
            watch(bus, where, new EventText(plan, nameWidth(plan)));
        }
        return Twinhub.EXIT_DONE;
    }

    private void watch(final Bus bus, final String where, final EventText text) {
        final Output output = common.output();
        bus.subscribe(pattern, event -> show(event, text, output));
        bus.onGap(gap -> output.errorLine(
                "(events of %s may be missing here: %s)", String.join(", ", gap.copies()), gap.reason()));
        final long beginNs = System.nanoTime();
        boolean hadContact = false;
        while (count < countMax && !Thread.currentThread().isInterrupted()) {
            bus.idle(bus.poll());
            hadContact |= bus.role() == Role.ACTIVE;
            final long ranNs = System.nanoTime() - beginNs;
            if (TimeUnit.NANOSECONDS.toSeconds(ranNs) >= secondsMax) {
                return;
            }
            if (!hadContact && ranNs > CONTACT_WITHIN_NS) {
                throw new TwinhubException(
                        ErrorResult.of(ErrorCode.CLI_WATCH_REFUSED, where, "its localHub does not answer")
                                .in("system watch", where, "")
                                .action("See whether it runs: twinhub system status --computer " + where));
            }
        }
    }

    /** What comes beyond the count in the same poll is not shown. */
    private void show(final Event event, final EventText text, final Output output) {
        if (count < countMax) {
            count++;
            output.line("%s", output.json() ? "" : text.line(event));
            output.result(output.json() ? text.toMap(event) : Map.of());
        }
    }

    private int nameWidth(final SystemPlan plan) {
        return Math.min(
                NAME_WIDTH_MAX,
                Arrays.stream(plan.eventsMatching(pattern))
                        .map(id -> plan.event(id).name().length())
                        .max()
                        .orElse(1));
    }
}
