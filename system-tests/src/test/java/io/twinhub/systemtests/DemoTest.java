package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The sample of two networks and three spokes, as real processes under load, while both its mainHubs are killed. */
final class DemoTest {
    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void shouldLoseNothingWhenBothMainHubsAreKilledInTurn() throws Exception {
        final Process demo = new ProcessBuilder(
                        SourceTree.root().resolve("twinhub").toString(), "demo", "--seconds", "20")
                .redirectErrorStream(true)
                .start();
        final String said = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip().lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line)
                        .as(said)
                        .matches("demo: published=(\\d{5,}) delivered=\\1 lost=0 duplicated=0 reordered=0 hubKills=2"
                                + " longestSilenceMs=\\d+"));
        assertThat(demo.waitFor()).isZero();
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void shouldAlwaysHaveAControllerAndNeverTwo() throws Exception {
        final Process demo = new ProcessBuilder(
                        SourceTree.root().resolve("twinhub").toString(),
                        "demo",
                        "--sample",
                        "waterworks",
                        "--seconds",
                        "20")
                .redirectErrorStream(true)
                .start();
        final String said = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip().lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line)
                        .as(said)
                        .matches("demo: takeovers=[1-9]\\d* takeoverMsP50=\\d+ takeoverMsMax=\\d+ published=(\\d{3,})"
                                + " delivered=\\1 lost=0 duplicated=0 reordered=0 doubleActive=0"));
        assertThat(demo.waitFor()).isZero();
    }
}
