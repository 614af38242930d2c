package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new administrator at a terminal, with five computers that have a home and a window each: mends a text, seals and distributes it, starts the computers and watches them, then changes the system and
 * moves over to the new version, which goes back by itself when nobody confirms it, moves over again, and takes a computer out of work.
 */
@Tag("night")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class NewAdministratorTest {
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1", "plant-2", "office");
    private static final String WHY = "twinhub system why level-control --via office";
    private static final String ACTIVE = "the instance on (plant-\\d) is ACTIVE";
    private static final String SYSTEM = """
            <system name="works" version="1" basePort="26100">
              <networks>
                <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
                <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
              </networks>
              <computers>
                <spoke name="plant-1" a="127.0.1.11" b="127.0.2.11"/>
                <spoke name="plant-2" a="127.0.1.12" b="127.0.2.12"/>
                <spoke name="office" a="127.0.1.14" b="127.0.2.14"/>
              </computers>
              <programs>
                <program name="tank" command="java -Xmx64m -cp ${programs}/samples.jar io.twinhub.samples.waterworks.Tank"/>
                <program name="pump" command="java -Xmx64m -cp ${programs}/samples.jar io.twinhub.samples.waterworks.Pump"/>
                <program name="controller" command="java -Xmx64m -cp ${programs}/samples.jar io.twinhub.samples.waterworks.Controller"/>
                <program name="operator" command="java -Xmx64m -cp ${programs}/samples.jar io.twinhub.samples.waterworks.Operator"/>
              </programs>
              <programCopies>
                <programCopy id="level-control" program="controler">
                  <instance computer="plant-1" rank="1"/> <instance computer="plant-2" rank="2"/>
                  <settings> <setting name="setpoint" value="3.2"/> <setting name="ratePerSecond" value="200"/> </settings>
                </programCopy>
                <programCopy id="tanks" program="tank"> <instance computer="office"/> </programCopy>
                <programCopy id="pumps" program="pump"> <instance computer="office"/> </programCopy>
                <programCopy id="operator" program="operator"> <instance computer="desk"/> </programCopy>
              </programCopies>
              <eventClasses>
                <eventClass name="Reading">
                  <field name="value" type="float64"/> <field name="number" type="int64"/> <field name="run" type="int64" unit="ms"/>
                </eventClass>
              </eventClasses>
              <events>
                <event name="tank.{1..2}.level" class="float64" unit="m" staleAfter="2s"/>
                <event name="pump.{1..2}.speed" class="float64" unit="1/min" staleAfter="2s"/>
                <event name="control.{1..2}.speed" class="Reading" unit="1/min" staleAfter="2s"/>
              </events>
              <publishers>
                <publisher copy="tanks" events="tank.*.level"/>
                <publisher copy="pumps" events="pump.*.speed"/>
                <publisher copy="level-control" events="control.*.sped"/>
              </publishers>
              <subscribers>
                <subscriber copy="tanks" events="pump.*.speed"/>
                <subscriber copy="pumps" events="control.*.speed"/>
                <subscriber copy="level-control" events="tank.*.level"/>
                <subscriber copy="level-control" events="pump.*.speed"/>
                <subscriber copy="operator" events="tank.*.level"/>
                <subscriber copy="operator" events="pump.*.speed"/>
                <subscriber copy="operator" events="control.*.speed" whenSlow="queue"/>
              </subscribers>
              <assigners computers="plant-1 office"/>
              <recorders computers="office"/>
              <consoles computers="office"/>
            </system>
            """;

    @TempDir
    private Path folder;

    private TmuxConsole console;

    @Test
    void shouldBringASystemUpAndChangeItWhileItRuns() throws IOException {
        assumeTrue(TmuxConsole.isThere(), "there is no tmux on this machine");
        Files.writeString(folder.resolve("system.xml"), TypedPage.ownNames(SYSTEM));
        Files.writeString(folder.resolve("twinhub"), """
                #!/bin/sh
                exec "$DISTRIBUTION/twinhub" "$@"
                """);
        assertThat(folder.resolve("twinhub").toFile().setExecutable(true)).isTrue();
        try (TmuxConsole opened = new TmuxConsole(
                folder,
                Map.of(
                        "DISTRIBUTION", SourceTree.root().toString(),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "PATH",
                                folder + ":" + Path.of(System.getProperty("java.home"), "bin") + ":"
                                        + System.getenv("PATH"),
                        "TWINHUB_HOME", folder.resolve("admin").toString()))) {
            console = opened;
            configure();
            start();
            watch();
            change();
            returnByItself();
            confirm();
            drain();
            stop();
        }
    }

    private void configure() {
        assertThat(console.run("twinhub config check system.xml", 1))
                .containsPattern("system.xml:\\d+:\\d+")
                .contains("controler", "desk", "control.*.sped");
        console.run(
                "sed -i 's/\"controler\"/\"controller\"/; s/\"desk\"/\"office\"/; s/\\.sped/.speed/' system.xml", 0);
        assertThat(console.run("twinhub config check system.xml", 0)).contains("ok System works");
        assertThat(console.run("twinhub config import system.xml --reason first", 0))
                .contains("is sealed");
    }

    private void start() {
        for (final String computer : COMPUTERS) {
            assertThat(console.run(
                            "twinhub config invite " + computer + " --version 1 --to " + computer + ".invitation", 0))
                    .contains("is invited");
            console.open(computer);
            console.type(
                    computer,
                    "TWINHUB_HOME=$PWD/" + computer + " twinhub system start --computer " + computer + " --invitation "
                            + computer + ".invitation");
        }
        for (final String computer : COMPUTERS) {
            console.await(computer, "can be asked at");
        }
        assertThat(console.run("twinhub config distribute 1", 0)).contains("on all 5 computers");
        awaitSaid(WHY, ACTIVE); // the one that stands by first
    }

    private void watch() {
        console.open("watch");
        console.type("watch", "TWINHUB_HOME=$PWD/office twinhub system watch 'control.**' --computer office");
        console.await("watch", "control\\.1\\.speed .*good");
        console.press("watch", "C-c");
        assertThat(console.run("twinhub system path level-control operator", 0)).contains("hub-a", "hub-b");
        console.type("watch", "clear; twinhub system top --via office");
        console.await("watch", "plant-1 ");
        console.press("watch", "q");
    }

    private void change() {
        console.run(
                "sed 's/version=\"1\"/version=\"2\" slot=\"1\"/; s/value=\"200\"/value=\"100\"/' system.xml > system-2.xml",
                0);
        assertThat(console.run("twinhub config import system-2.xml --reason slower", 0))
                .contains("is sealed");
        assertThat(console.run("twinhub config diff 1 2", 0)).contains("200 -> 100");
        assertThat(console.run("twinhub config distribute 2", 0)).contains("on all 5 computers");
    }

    private void returnByItself() {
        console.run("twinhub config activate 2 --confirm-within 20s", 0);
        awaitSaid("twinhub system status --via office", "(?m)^2 .*operator.* ACTIVE");
        awaitSaid("twinhub system status --via office", "(?m)^1 .*operator.* ACTIVE");
    }

    private void confirm() {
        console.run("twinhub config activate 2 --confirm-within 120s", 0);
        awaitSaid("twinhub system status --via office", "(?m)^2 .*operator.* ACTIVE");
        console.run("twinhub config confirm", 0);
        assertThat(console.run("twinhub system status --via office", 0)).doesNotContainPattern("(?m)^1 ");
    }

    private void drain() {
        final Matcher active = Pattern.compile(ACTIVE).matcher(awaitSaid(WHY, ACTIVE));
        assertThat(active.find()).isTrue();
        final String drained = active.group(1);
        assertThat(console.run("twinhub system drain " + drained, 0)).contains("level-control");
        awaitSaid(WHY, ACTIVE.replace("(plant-\\d)", drained.equals("plant-1") ? "plant-2" : "plant-1"));
        console.run("twinhub system drain " + drained + " --undo", 0);
    }

    private void stop() {
        for (final String computer : COMPUTERS) {
            assertThat(console.run("twinhub system stop --via " + computer, 0)).contains("ok stopped " + computer);
        }
    }

    private String awaitSaid(final String command, final String pattern) {
        final String said = console.run(
                "for i in $(seq 60); do " + command + " > said; grep -Pzq '" + pattern
                        + "' said && break; sleep 1; done; cat said",
                0);
        assertThat(said).containsPattern(pattern);
        return said;
    }
}
