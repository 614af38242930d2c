package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.HeldSessions;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.SessionSetAside;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessState;
import io.twinhub.start.control.ComputerReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTextTest {
    @TempDir
    private Path folder;

    private static ManagerReport report(final boolean active, final String level) {
        return report(active, level, false);
    }

    private static ManagerReport report(final boolean active, final String level, final boolean diskFull) {
        return new ManagerReport(
                "1",
                7,
                active,
                level,
                3,
                List.of(new HeldSessions("order", "orders@center-1", 2), new HeldSessions("stock", "", 1)),
                2,
                List.of(new SessionSetAside("order#9", "it failed its server 5 times in a row")),
                "standby",
                !level.isEmpty(),
                diskFull,
                List.of());
    }

    @Test
    void shouldBeShownByTheStatusOfAComputerWithAManager() throws Exception {
        try (AskedHome home = new AskedHome(folder)) {
            home.add(
                    "center-1",
                    () -> new ComputerReport(
                            new ProcessRecords(
                                    "center-1",
                                    1,
                                    List.of(new ProcessRecord(
                                            "1", ProcessPlan.Role.COPY, "manager", ProcessState.RUNNING, 7, 0, ""))),
                            List.of(),
                            List.of(),
                            List.of(),
                            false,
                            List.of(report(true, "standby"))));
            final Console console = Console.run("system", "status", "--computer", "center-1", "--home", folder);
            assertThat(console.out())
                    .contains("Version 1, sessions. The manager here is ACTIVE and has 3;"
                            + " what is answered is saved at level standby.")
                    .containsPattern("order +orders@center-1 +2\n")
                    .containsPattern("stock +- +1\n")
                    .contains("set aside: order#9, it failed its server 5 times in a row\n", "set aside: 1 more\n");
            assertThat(Console.run("system", "status", "--computer", "center-1", "--json", "--home", folder)
                            .out())
                    .contains("\"level\":\"standby\"", "\"setAsideCount\":2", "\"session\":\"order#9\"");
        }
    }

    @Test
    void shouldSayThatNothingIsAnsweredAndWhoIsNotActive() {
        assertThat(SessionsText.sentence(report(true, "")))
                .isEqualTo("The manager here is ACTIVE and has 3; nothing is answered until a standby is in sync, and 3"
                        + " messages wait.");
        assertThat(SessionsText.sentence(report(false, "")))
                .isEqualTo("The manager here is not ACTIVE; its copy has 3.");
    }

    @Test
    void shouldSayThatADiskTakesNothing() {
        assertThat(SessionsText.sentence(report(true, "disk", true)))
                .endsWith("is saved at level disk. Its disk takes nothing, and 3 messages wait.");
        assertThat(SessionsText.sentence(report(false, "", true)))
                .endsWith("its copy has 3. Its disk takes nothing, so it is not in sync.");
    }
}
