package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Moves the counter of the sample over to its next version while it counts, and back. */
@Tag("night")
@Timeout(value = 6, unit = TimeUnit.MINUTES)
final class MigrationTest {
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant", "desk");
    private static final String COUNT = "counter.count ";
    private static final int WITHIN_S = 90;

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldCountOnInTheNextVersionAndAloneAfterTheReturn() throws IOException {
        try (RealSystem started = RealSystem.of(folder, text("system.xml"))) {
            system = started;
            COMPUTERS.forEach(system::start);
            await("version 1 to count", () -> live("1").size() > 20);

            final Path second = folder.resolve("system-2.xml");
            Files.writeString(second, RealSystem.ownNames(text("system-2.xml")));
            assertThat(system.console("config", "import", second.toString())).contains("It waits");
            System.out.println(system.console("config", "activate", "2", "--confirm-within", "120s"));
            await("version 2 to count", () -> live("2").size() > 40);

            final List<Long> before = live("1");
            final List<Long> after = live("2");
            assertThat(Stream.concat(before.stream(), after.stream()).toList())
                    .as(log("plant", "1", "counter") + log("plant", "2", "counter"))
                    .containsExactlyElementsOf(from(before.get(0), before.size() + after.size()));
            assertThat(log("desk", "2", "show")).contains("counter.carried " + before.get(before.size() - 1));
            assertThat(log("desk", "1", "show") + log("desk", "2", "show")).doesNotContain("gap: lost");
            // Published once in all, in version 1, before anybody of version 2 was there.
            assertThat(log("desk", "2", "show")).containsPattern("counter.began [0-9]+ replayed");

            final Path ofFirst =
                    Home.data(system.home().copy("plant", "1", "counter")).resolve("state");
            final byte[] kept = Files.readAllBytes(ofFirst);
            await("version 2 to go on", () -> live("2").size() > after.size() + 40);
            assertThat(Files.readAllBytes(ofFirst)).isEqualTo(kept);

            System.out.println(system.console("config", "rollback"));
            await("version 1 to go on", () -> live("1").size() > before.size() + 20);
            assertThat(live("1"))
                    .containsExactlyElementsOf(from(before.get(0), live("1").size()));
            system.stop();
        }
    }

    private static String text(final String file) throws IOException {
        return Files.readString(SourceTree.root()
                        .resolve("config-samples")
                        .resolve("counter")
                        .resolve(file))
                .replace("${programs}/samples.jar", System.getProperty("java.class.path"));
    }

    /** The counts that came live in a version. */
    private List<Long> live(final String version) {
        return log("desk", version, "show")
                .lines()
                .filter(line -> line.startsWith(COUNT) && !line.endsWith("replayed"))
                .map(line -> Long.parseLong(line.substring(COUNT.length())))
                .toList();
    }

    private String log(final String computer, final String version, final String copy) {
        final Path file = system.home().copyLog(computer, version, copy);
        try {
            final String all = Files.exists(file) ? Files.readString(file) : "";
            return all.substring(0, all.lastIndexOf('\n') + 1);
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    private static List<Long> from(final long first, final int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_S, condition, system::said);
    }
}
