package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MetadataSchemaCommandTest {
    @Test
    void shouldPrintTheSchemaOfEveryListedClass() {
        for (final String name : MetadataSchemaCommand.Classes.names()) {
            final Console console = Console.run("metadata", "schema", name);

            assertThat(console.exit()).isZero();
            assertThat(console.out())
                    .startsWith("<?xml")
                    .contains("<sbe:message ")
                    .endsWith("</sbe:messageSchema>\n");
        }
    }

    @Test
    void shouldNameTheClassesThatThereAre() {
        final Console console = Console.run("metadata", "schema", "sytem");

        assertThat(console.exit()).isEqualTo(2);
        assertThat(console.err()).contains("there are: system, seal, instanceFile, errorResult");
    }
}
