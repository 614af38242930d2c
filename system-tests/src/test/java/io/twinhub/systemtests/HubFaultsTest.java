package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults of one network in real processes under load, of which the board at the other end must notice nothing: no event lost, doubled or
 * late, and no gap.
 */
@Tag("night")
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class HubFaultsTest {
    private static final List<String> SPOKES = List.of("plant-1", "plant-2", "control");
    private static final int WITHIN_SECONDS = 60;
    private static final double[] LOSS_RATES = {0.2, 0.05, 0.001};
    private static final int BOARD_LINES = 4;
    private static final int FLAP_COUNT = 16;
    private static final int FLAP_MS = 300;

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldHideLostFramesOfOneNetworkAndAHubThatIsStoppedFor3Seconds() {
        try (RealSystem twoNetworks = new RealSystem(folder, SampleSystem.TWO_NETWORKS, text -> text)) {
            system = twoNetworks;
            system.start("hub-b");
            system.start("hub-a");
            SPOKES.forEach(system::start);
            awaitWhole();
            awaitLines(2);
            for (final double rate : LOSS_RATES) {
                restartHubA(losing(rate));
                loseFrames(rate);
            }
            restartHubA(Map.of());
            stopHubFor3Seconds("hub-a");
            stopHubFor3Seconds("hub-b");
            letHubAFlap();
            stopBothHubsFor2Seconds();
        }
    }

    private void loseFrames(final double rate) {
        final BoardLog.Count before = board().last();
        awaitLines(BOARD_LINES);
        // Rare losses may all miss; of the others some are asked for again.
        final long repeated = system.computer("hub-a").aeronCount("NAK")
                + system.computer("hub-a").aeronCount("Retransmits");
        say("with " + 100 * rate + " % of the frames of network A lost, " + repeated + " requests and repetitions: "
                + board().last());
        assertThat(repeated).as("losses at " + rate).isGreaterThan(rate < 0.01 ? -1 : 0);
        shouldHaveLostNothingSince(before);
    }

    private void stopHubFor3Seconds(final String name) {
        final BoardLog.Count before = board().last();
        final long hub = system.computer(name).hub().orElseThrow();
        ProcessFiles.signal(hub, "STOP");
        try {
            awaitLines(BOARD_LINES);
        } finally {
            ProcessFiles.signal(hub, "CONT");
        }
        awaitWhole();
        awaitLines(1);
        say("after a stop of " + name + " for 3 seconds: " + board().last());
        assertThat(system.computer(name).hub()).as("the same process").contains(hub);
        shouldHaveLostNothingSince(before);
    }

    private void letHubAFlap() {
        final BoardLog.Count before = board().last();
        final long hub = system.computer("hub-a").hub().orElseThrow();
        try {
            for (int i = 0; i < FLAP_COUNT; i++) {
                ProcessFiles.signal(hub, i % 2 == 0 ? "STOP" : "CONT");
                letPass(FLAP_MS);
            }
        } finally {
            ProcessFiles.signal(hub, "CONT");
        }
        awaitWhole();
        awaitLines(1);
        say("after hub-a stood still every other " + FLAP_MS + " ms: " + board().last());
        shouldHaveLostNothingSince(before);
    }

    private void stopBothHubsFor2Seconds() {
        final BoardLog.Count before = board().last();
        final List<Long> hubs = Stream.of("hub-a", "hub-b")
                .map(name -> system.computer(name).hub().orElseThrow())
                .toList();
        hubs.forEach(hub -> ProcessFiles.signal(hub, "STOP"));
        try {
            letPass(2000);
        } finally {
            hubs.forEach(hub -> ProcessFiles.signal(hub, "CONT"));
        }
        awaitWhole();
        awaitLines(BOARD_LINES);
        final BoardLog.Count after = board().last();
        say("after both hubs stood still for 2 seconds: " + after);
        assertThat(after.delivered()).isGreaterThan(before.delivered());
        assertThat(after.twice() + after.late()).as(board().text()).isZero();
        assertThat(after.lost() > 0)
                .as("what is lost is told: " + board().text())
                .isEqualTo(after.gaps() > before.gaps());
    }

    /** The fault lasts for so long. */
    private static void letPass(final long ms) {
        final long endNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
        Await.until(ms + " ms", 10, () -> System.nanoTime() - endNs >= 0);
    }

    private void restartHubA(final Map<String, String> environment) {
        final StartedComputer former = system.computer("hub-a");
        former.terminate();
        former.awaitEnd(WITHIN_SECONDS);
        final long startCount = former.hubStartCount();
        final StartedComputer next = system.start("hub-a", environment);
        Await.until("hub-a", WITHIN_SECONDS, () -> next.hasLinks(startCount, SPOKES.size()), system::said);
        awaitWhole();
    }

    /** Aeron's own means to lose frames, in the driver of one hub process: what arrives there, what leaves it, and requests. */
    private static Map<String, String> losing(final double rate) {
        final String package_ = "io.aeron.driver.ext.";
        return Map.of(
                "JDK_JAVA_OPTIONS",
                String.join(
                        " ",
                        "-Daeron.SendChannelEndpoint.supplier=" + package_ + "DebugSendChannelEndpointSupplier",
                        "-Daeron.ReceiveChannelEndpoint.supplier=" + package_ + "DebugReceiveChannelEndpointSupplier",
                        "-Daeron.debug.send.data.loss.rate=" + rate,
                        "-Daeron.debug.send.control.loss.rate=" + rate,
                        "-Daeron.debug.receive.data.loss.rate=" + rate,
                        "-Daeron.debug.receive.control.loss.rate=" + rate));
    }

    private void shouldHaveLostNothingSince(final BoardLog.Count before) {
        final BoardLog.Count after = board().last();
        assertThat(after.delivered()).isGreaterThan(before.delivered());
        assertThat(after.lost() + after.twice() + after.late() + after.gaps() - before.gaps())
                .as(board().text() + system.said())
                .isZero();
    }

    private void awaitWhole() {
        Await.until(
                "all paths of all spokes",
                WITHIN_SECONDS,
                () -> SPOKES.stream().allMatch(system::isWhole),
                system::said);
    }

    /** The board writes a line each second in which something came. */
    private void awaitLines(final int count) {
        final long before = board().countLines();
        Await.until(
                count + " more lines of the board",
                WITHIN_SECONDS,
                () -> board().countLines() >= before + count,
                () -> board().text() + system.said());
    }

    private BoardLog board() {
        return system.board("control");
    }

    private static void say(final String line) {
        System.out.println("faults: " + line);
    }
}
