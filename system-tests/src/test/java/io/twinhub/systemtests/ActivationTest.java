package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Moves a running system of real processes over to another version, lets it return by itself, moves it again, and back. Nothing is ever ACTIVE in both. */
@Tag("night")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class ActivationTest {
    private static final int WITHIN_S = 90;

    @TempDir
    private Path folder;

    private RealSystem system;
    private final Activities activities = new Activities(computer -> system.home());

    @Test
    void shouldMoveOverAndBack() throws IOException {
        try (RealSystem plant = RealSystem.of(folder, Activities.text("moved", 20300))) {
            system = plant;
            Activities.COMPUTERS.forEach(system::start);
            await("version 1 to act", () -> acts("1"));

            final Path second = folder.resolve("system-2.xml");
            Files.writeString(second, plant.text().replace("version=\"1\"", "version=\"2\" slot=\"1\""));
            assertThat(config("import", second.toString())).contains("It waits");
            assertThat(config("list")).containsPattern("2 .*waiting");

            assertThat(config("activate", "2", "--confirm-within", "20s")).contains("nobody led for", "leads for 20 s");
            await("version 2 to act", () -> acts("2"));
            assertThat(config("activate", "2")).contains("TH8161");
            await("version 1 to act by itself", () -> acts("1") && !acts("2"));

            System.out.println(config("activate", "2"));
            assertThat(config("confirm")).contains("Version 2 leads. 1 is stopped and waits");
            await("the end of version 1", () -> acts("2") && runs("1") == 0);
            assertThat(config("list")).containsPattern("1 .*waiting").containsPattern("2 .*in service");

            System.out.println(config("rollback"));
            await("version 1 to act again", () -> acts("1") && runs("2") == 0);
            assertThat(config("list")).containsPattern("2 .*waiting").containsPattern("1 .*in service");

            assertThat(config("activate", "2")).contains("leads for 60 s");
            await("version 2 to act", () -> acts("2"));
            assertThat(config("rollback")).contains("Version 1 leads");
            await("version 1 to act at once", () -> acts("1") && runs("2") == 0);
            system.stop();
        }
        activities.assertNothingActedTwice(5);
    }

    private boolean acts(final String version) {
        return activities.act(version);
    }

    private long runs(final String version) {
        return activities.runs(version);
    }

    private String config(final String... arguments) {
        final List<String> all = new ArrayList<>(List.of("config"));
        all.addAll(List.of(arguments));
        return system.console(all.toArray(String[]::new));
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_S, condition, system::said);
    }
}
