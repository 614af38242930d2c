package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples as real processes, in which what must not be missed is killed. */
final class DemoTest {
    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void shouldLoseNothingWhenBothMainHubsAreKilledInTurn() throws Exception {
        assertLastLine(
                "demo: published=(\\d{5,}) delivered=\\1 lost=0 duplicated=0 reordered=0 hubKills=2 longestSilenceMs=\\d+",
                "--seconds",
                "20");
    }

    @Test
    @Tag("night")
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void shouldAlwaysHaveAControllerAndNeverTwo() throws Exception {
        assertLastLine(
                "demo: takeovers=[1-9]\\d* takeoverMsP50=\\d+ takeoverMsMax=\\d+ published=(\\d{3,}) delivered=\\1 lost=0"
                        + " duplicated=0 reordered=0 doubleActive=0",
                "--sample",
                "waterworks",
                "--seconds",
                "20");
    }

    @Test
    @Tag("night")
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void shouldDoEveryOrderOnceWhileServersManagersAndHubsAreKilled() throws Exception {
        assertLastLine(
                // The pause of a manager that is killed lasts until another process has its copy; below 20 s.
                "demo: orders=(\\d{3,}) completed=\\1 exactlyOnce=true balance=0 kills=[1-9]\\d* longestPauseMs=1?\\d{1,4}",
                "--sample",
                "orders",
                "--seconds",
                "120");
    }

    private static void assertLastLine(final String pattern, final String... options) throws Exception {
        final List<String> command =
                new ArrayList<>(List.of(SourceTree.root().resolve("twinhub").toString(), "demo"));
        command.addAll(List.of(options));
        final Process demo =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String said = new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said.strip().lines().reduce((first, last) -> last))
                .hasValueSatisfying(line -> assertThat(line).as(said).matches(pattern));
        assertThat(demo.waitFor()).isZero();
    }
}
