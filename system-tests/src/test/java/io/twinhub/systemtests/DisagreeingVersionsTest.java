package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A spoke computer in real processes, on which somebody imported other content under the same version: it hears nobody, nobody hears it, and both sides say why. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
final class DisagreeingVersionsTest {
    private static final List<String> AGREEING = List.of("hub-a", "hub-b", "plant-1", "control");
    private static final String OTHER = "plant-2";
    private static final int WITHIN_SECONDS = 120;

    @TempDir
    private Path folder;

    private RealSystem system;
    private RealSystem elsewhere;

    @Test
    void shouldSaySoOnBothSidesAndDeliverNothingAcross() throws IOException {
        try (RealSystem agreed = new RealSystem(folder("agreed"), SampleSystem.TWO_NETWORKS, text -> text);
                RealSystem alone = new RealSystem(
                        folder("alone"),
                        SampleSystem.TWO_NETWORKS,
                        text -> text.replaceFirst(
                                "name=\"ratePerSecond\" value=\"200\"", "name=\"ratePerSecond\" value=\"201\""))) {
            system = agreed;
            elsewhere = alone;
            AGREEING.forEach(system::start);
            elsewhere.start(OTHER);

            final String agreedPrint = Long.toHexString(system.plan().fingerprint());
            final String otherPrint = Long.toHexString(elsewhere.plan().fingerprint());
            for (final String hub : List.of("hub-a", "hub-b")) {
                await("word of " + hub, () -> says(system.computer(hub), otherPrint, agreedPrint));
            }
            await("word of " + OTHER, () -> says(elsewhere.computer(OTHER), agreedPrint, otherPrint));

            await("events of those that agree", () -> known(system.computer("control")) == 1);
            final long before = delivered();
            await("further events", () -> delivered() > before + 500);
            assertThat(known(elsewhere.computer(OTHER))).isZero();
            assertThat(known(system.computer("control"))).isEqualTo(1);
            assertThat(system.computer("hub-a").hubLog()).doesNotContain("link with computer " + OTHER + " is UP");
        }
    }

    private Path folder(final String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /** Its log names the system, the sender, both contents, and what to do. */
    private static boolean says(final StartedComputer computer, final String theirs, final String own) {
        return computer.hubLog()
                .lines()
                .anyMatch(line -> line.contains("TH3000")
                        && line.contains(computer.name())
                        && line.contains(
                                " runs another system version, with fingerprint " + theirs + " instead of " + own));
    }

    private static long known(final StartedComputer computer) {
        return computer.counters().getOrDefault("sources.known", -1L);
    }

    private long delivered() {
        return system.board("control").last().delivered();
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, () -> system.said() + elsewhere.said());
    }
}
