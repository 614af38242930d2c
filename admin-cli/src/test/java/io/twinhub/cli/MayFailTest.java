package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.samples.SampleSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MayFailTest {
    @TempDir
    private Path folder;

    @Test
    void shouldSayHowManyComputersMayFail() throws IOException {
        final Console console = Console.run("config", "check", waterworks(""));

        assertThat(console.out())
                .contains(
                        "Office of assigner: 1 of 2 candidates may fail, and 3 of 8 voters; an even number gives nothing more than 7.")
                .contains(
                        "Office of mainHub A: 1 of 2 candidates may fail, and 1 of 4 voters; an even number gives nothing more than 3.")
                .contains("Office of mainHub B: 1 of 2 candidates may fail");
    }

    @Test
    void shouldSayNothingOfAnEvenNumberThatIsOdd() throws IOException {
        final Console console =
                Console.run("config", "check", waterworks(" voters=\"hub-a hub-b plant-1 field office\""));

        assertThat(console.out()).contains("Office of assigner: 1 of 2 candidates may fail, and 2 of 5 voters.");
    }

    @Test
    void shouldSayItToScripts() throws IOException {
        final Console console = Console.run("config", "check", "--json", waterworks(""));

        assertThat(console.out())
                .contains(
                        "{\"office\":\"assigner\",\"candidates\":2,\"candidatesMayFail\":1,\"voters\":8,\"votersMayFail\":3,\"evenVoters\":true}");
    }

    @Test
    void shouldSayNothingWhereThereIsNoOffice() {
        assertThat(Console.run("config", "check", "--json", Waterworks.file(folder))
                        .out())
                .contains("\"offices\":[]");
    }

    /** The sample system, whose assigners have these voters. */
    private Path waterworks(final String voters) throws IOException {
        final String text = SampleSystem.WATERWORKS.text();
        return Files.writeString(
                folder.resolve("system.xml"),
                text.replace(
                        "<assigners computers=\"plant-1 office\"", "<assigners computers=\"plant-1 office\"" + voters));
    }
}
