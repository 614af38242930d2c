package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.start.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people do to a home at the wrong moment: nothing that is sealed changes, and who is refused reads what to do. */
@Timeout(120)
final class StoreFaultsTest {
    @TempDir
    private Path folder;

    /** In processes, each a console of its own. */
    @Test
    void shouldSealOneContentWhenTwoAdministratorsImportAtOnce() throws Exception {
        final List<Path> files = List.of(Waterworks.file(folder), Waterworks.fileWith(folder, "3.2", "3.3"));
        final List<Process> consoles = new ArrayList<>();
        for (int i = 0; i < 2 * files.size(); i++) {
            consoles.add(importing(files.get(i % files.size())));
        }
        final int[] done = new int[files.size()];
        final StringBuilder refused = new StringBuilder();
        for (int i = 0; i < consoles.size(); i++) {
            final String said = new String(consoles.get(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (consoles.get(i).waitFor() == 0) {
                done[i % files.size()]++;
            } else {
                refused.append(said);
            }
        }
        assertThat(done).as(refused.toString()).containsExactlyInAnyOrder(2, 0);
        assertThat(refused).contains("is already sealed with another content").contains("Choose a new version id");
        final SealedVersions versions = new SealedVersions(home());
        assertThat(versions.list()).extracting(SealedVersion::version).containsExactly(Waterworks.VERSION);
        assertThat(versions.plan(Waterworks.VERSION).version()).isEqualTo(Waterworks.VERSION);
    }

    @Test
    void shouldKeepWhatIsSealedWhenAnExportWasEditedByHand() throws IOException {
        assertThat(console("import", Waterworks.file(folder)).exit()).isZero();
        final byte[] sealed = new SealedVersions(home()).content(Waterworks.VERSION);
        final Path export = folder.resolve("export.xml");
        final String text = console("export", Waterworks.VERSION).out();

        Files.writeString(export, text.replaceFirst("<programs>", "<program>"));
        final Console broken = console("import", export);
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err()).containsPattern(export + ":\\d+:\\d+: error:").contains("Nothing was imported.");

        Files.writeString(export, text.replace("3.2", "3.3"));
        final Console other = console("import", export);
        assertThat(other.exit()).isEqualTo(1);
        assertThat(other.err()).contains("Choose a new version id");
        assertThat(Arrays.equals(new SealedVersions(home()).content(Waterworks.VERSION), sealed))
                .isTrue();

        Files.writeString(
                export,
                text.replace("3.2", "3.3").replace("version=\"" + Waterworks.VERSION, "slot=\"1\" version=\"next"));
        assertThat(console("import", export).err()).isEmpty();
        assertThat(new SealedVersions(home()).list())
                .extracting(SealedVersion::version)
                .containsExactly(Waterworks.VERSION, "next");
    }

    private Home home() {
        return new Home(folder.resolve("home"));
    }

    private Console console(final String command, final Object word) {
        return Console.run("config", command, word, "--home", home().root());
    }

    private Process importing(final Path file) throws IOException {
        final List<String> words = List.of(
                "config", "import", file.toString(), "--home", home().root().toString());
        return new ProcessBuilder(JavaCommand.of(List.of(), Main.class.getName(), words))
                .redirectErrorStream(true)
                .start();
    }
}
