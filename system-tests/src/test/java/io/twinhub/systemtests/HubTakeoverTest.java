package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hub computers on each network, in real processes: the active one of A is killed, then that of B, again and again. Prints how long each network
 * carried nothing, as a localHub saw it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class HubTakeoverTest {
    private static final List<String> SPOKES = List.of("plant-1", "plant-2", "control");
    private static final String RECEIVER = "control";
    private static final long STANDBY = 2;
    private static final long ACTIVE = 3;
    private static final int WITHIN_SECONDS = 60;
    /** Of each network; more of them for figures that are worth more. */
    private static final int KILLS = Integer.getInteger("twinhub.hubTakeovers", 2);
    /** Numbers by which a network is behind when it carries nothing: some tenths of a second's events. */
    private static final long BEHIND = 40;

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldLoseNothingWhenActiveHubsDieOneAfterTheOther() throws IOException {
        try (RealSystem twoNetworks =
                new RealSystem(folder, SampleSystem.TWO_NETWORKS, HubTakeoverTest::withSecondHubs)) {
            system = twoNetworks;
            hubs("").forEach(system::start);
            SPOKES.forEach(system::start);
            await("all hubs in use", () -> isWhole("A") && isWhole("B"));
            await("events", () -> board().last().delivered() > 0);
            final BoardLog.Count before = board().next();

            final List<Long> silencesMs = new ArrayList<>();
            for (int i = 0; i < KILLS; i++) {
                silencesMs.add(silenceAfterKill("A"));
                silencesMs.add(silenceAfterKill("B"));
            }

            final BoardLog.Count after = board().next();
            System.out.println("hubTakeoverMs=" + silencesMs + " " + after);
            assertThat(after.delivered()).isGreaterThan(before.delivered());
            assertThat(after.lost() + after.twice() + after.late() + after.gaps() - before.gaps())
                    .as(system.said() + board().text())
                    .isZero();
        }
    }

    private static String withSecondHubs(final String text) {
        return text.replaceAll(
                "<hub computer=\"(?<hub>hub-.)\" address=\"(?<net>[0-9.]*)1\"/>",
                "$0 <hub computer=\"${hub}2\" address=\"${net}2\"/>");
    }

    /** For how many milliseconds the network carried nothing to the receiver; as exact as its counters, which are renewed ten times a second. */
    private long silenceAfterKill(final String network) {
        await("all hubs in use", () -> isWhole("A") && isWhole("B"));
        final String killed = hubs(network).stream()
                .filter(hub -> role(RECEIVER, hub) == ACTIVE)
                .findFirst()
                .orElseThrow();
        final long killedNs = System.nanoTime();
        ProcessHandle.of(system.computer(killed).hub().orElseThrow()).ifPresent(ProcessHandle::destroyForcibly);
        await("a network that carries nothing", () -> lag(network) > BEHIND);
        await("a network that carries events again", () -> lag(network) <= BEHIND && role(RECEIVER, killed) != ACTIVE);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedNs);
    }

    /** Whether each spoke has a hub of the network that is active and another one that stands by, and gets everything. */
    private boolean isWhole(final String network) {
        return SPOKES.stream()
                .allMatch(spoke -> system.computer(spoke).isContinuous(network)
                        && hubs(network).stream()
                                .map(hub -> role(spoke, hub))
                                .sorted()
                                .toList()
                                .equals(List.of(STANDBY, ACTIVE)));
    }

    private long role(final String spoke, final String hub) {
        return system.computer(spoke).counters().getOrDefault("link." + hub + ".role", 0L);
    }

    private long lag(final String network) {
        return system.computer(RECEIVER).counters().getOrDefault("path." + network + ".lag", Long.MAX_VALUE);
    }

    /** The hub computers of a network, or of both if none is named. */
    private static List<String> hubs(final String network) {
        return List.of("hub-a", "hub-a2", "hub-b", "hub-b2").stream()
                .filter(hub -> hub.startsWith("hub-" + network.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private BoardLog board() {
        return system.board(RECEIVER);
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, () -> system.said() + board().text());
    }
}
