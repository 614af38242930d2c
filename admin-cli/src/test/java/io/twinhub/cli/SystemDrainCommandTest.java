package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.assigner.Answer;
import io.twinhub.assigner.CopyReport;
import io.twinhub.assigner.InstanceReport;
import io.twinhub.assigner.RoleReport;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.start.control.CopyReply;
import io.twinhub.start.control.CopyRequest;
import io.twinhub.start.control.DrainReply;
import io.twinhub.start.control.DrainRequest;
import io.twinhub.start.control.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on the waterworks, whose start commands and assigner answer what the test says. */
final class SystemDrainCommandTest {
    @TempDir
    private Path folder;

    private AskedHome home;
    private volatile String roleOfOther = "STANDBY";
    private volatile boolean isDrained;

    @BeforeEach
    void startComputers() {
        assertThat(Console.run("config", "import", "../config-samples/waterworks/system.xml", "--home", folder)
                        .exit())
                .isZero();
        home = new AskedHome(folder);
        home.add(
                "plant-1",
                () -> AskedHome.report("plant-1", "localHub", 0, Map.of()),
                new Service<>(DrainRequest.EXCHANGE, request -> {
                    isDrained = request.drained();
                    return new DrainReply(true);
                }),
                new Service<>(
                        CopyRequest.EXCHANGE,
                        request -> new CopyReply(SerialCodec.of(Answer.TYPE).encode(new Answer(roles(), null)))));
        home.add("hub-a", () -> AskedHome.report("hub-a", "mainHub", 0, Map.of()));
    }

    @AfterEach
    void stopComputers() {
        home.close();
    }

    private RoleReport roles() {
        final boolean isMoved = isDrained && roleOfOther.equals("STANDBY");
        return new RoleReport(
                "plant-1",
                isDrained ? "office" : "plant-1",
                7,
                List.of(),
                List.of(new CopyReport(
                        "level-control",
                        isMoved ? "plant-2" : isDrained ? "" : "plant-1",
                        9,
                        0,
                        "",
                        isDrained && !isMoved ? "an instance" : "",
                        List.of(
                                new InstanceReport("plant-1", 1, isDrained ? "DOWN" : "ACTIVE", List.of()),
                                new InstanceReport("plant-2", 2, isMoved ? "ACTIVE" : roleOfOther, List.of())))));
    }

    @Test
    void shouldSayWhatWentWhereAndUndo() {
        final Console console = Console.run("system", "drain", "plant-1", "--home", folder);

        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(isDrained).isTrue();
        assertThat(console.out())
                .containsPattern("1 +level-control +plant-2\n")
                .containsPattern("1 +assigner \\(office\\) +office\n")
                .contains("ok plant-1 is drained, until: twinhub system drain plant-1 --undo");

        assertThat(Console.run("system", "drain", "plant-1", "--undo", "--home", folder, "--json")
                        .out())
                .contains("\"drained\":false");
        assertThat(isDrained).isFalse();
    }

    @Test
    void shouldRefuseBeforeItDoesAnythingUnlessForced() {
        roleOfOther = "DOWN";

        final Console console = Console.run("system", "drain", "plant-1", "--home", folder);
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err())
                .contains("The computer plant-1 is not drained: nobody else can act for level-control.");
        assertThat(isDrained).isFalse();

        final Console forced = Console.run("system", "drain", "plant-1", "--force", "--home", folder, "--json");
        assertThat(forced.exit()).isZero();
        assertThat(forced.out()).contains("\"active\":\"nobody\",\"why\":\"waits for an instance\"");
    }

    @Test
    void shouldRefuseHubComputersAndWhoIsNotThere() {
        assertThat(Console.run("system", "drain", "hub-a", "--home", folder).err())
                .contains("it is a hub computer", "Just stop it");
        assertThat(Console.run("system", "drain", "plant-9", "--home", folder).exit())
                .isEqualTo(1);
    }
}
