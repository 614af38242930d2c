package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

final class MetadataSchemaCommandTest {
    @TempDir
    private Path folder;

    @Test
    void shouldPrintTheSchemaOfEveryClassByItsName() {
        final List<String> names = KnownClasses.with(UserClasses.in(List.of())).all().stream()
                .<String>map(known -> known.type().name())
                .toList();
        assertThat(names)
                .doesNotHaveDuplicates()
                .contains("system", "event", "hub", "seal", "instanceFile", "processes", "errorResult", "where");
        for (final String name : names) {
            final Console console = Console.run("metadata", "schema", name);

            assertThat(console.exit()).as(console.err()).isZero();
            assertThat(console.out())
                    .startsWith("<?xml")
                    .contains("<sbe:message name=\"" + name)
                    .endsWith("</sbe:messageSchema>\n");
        }
    }

    @Test
    void shouldPrintSchemasThatSbesOwnToolAccepts() throws Exception {
        for (final KnownClass known :
                KnownClasses.with(UserClasses.in(List.of())).all()) {
            final String schema =
                    Console.run("metadata", "schema", known.type().name()).out();
            final ParserOptions strict = ParserOptions.builder()
                    .stopOnError(true)
                    // It warns of group counts of 32 bits, which large configurations need.
                    .suppressOutput(true)
                    .build();
            final Ir ir = new IrGenerator()
                    .generate(XmlSchemaParser.parse(
                            new ByteArrayInputStream(schema.getBytes(StandardCharsets.UTF_8)), strict));
            assertThat(ir.getMessage(known.type().id())).as(known.type().name()).isNotEmpty();
        }
    }

    @Test
    void shouldTakeTheNameOfTheJavaClass() {
        final String schema = Console.run("metadata", "schema", "errorResult").out();
        assertThat(Console.run("metadata", "schema", "ErrorResult").out()).isEqualTo(schema);
        assertThat(Console.run("metadata", "schema", "io.twinhub.metadata.ErrorResult")
                        .out())
                .isEqualTo(schema);
        assertThat(Console.run("metadata", "schema", "ERRORRESULT").out()).isEqualTo(schema);
    }

    @Test
    void shouldNameTheClassesThatThereAreAndTheNearest() {
        final Console console = Console.run("metadata", "schema", "sytem");

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out()).isEmpty();
        assertThat(console.err())
                .contains("There is no data class \"sytem\"", "errorResult", "instanceFile", "system")
                .contains("Did you mean \"system\"?", "[TH8030]");
    }

    @Test
    void shouldPrintTheSchemaOfAUsersClass() {
        UserCode.compile(folder, "plant.Pump", UserCode.PUMP);
        for (final String name : List.of("pumpState", "PumpState", "plant.Pump.PumpState", "plant.Pump$PumpState")) {
            final Console console = Console.run("metadata", "schema", name, "--class-path", folder);
            assertThat(console.exit()).as(console.err()).isZero();
            assertThat(console.out()).contains("<sbe:message name=\"pumpState\"", "rpm");
        }
        final Console fromJar =
                Console.run("metadata", "schema", "pumpState", "--json", "--class-path", UserCode.jar(folder));
        assertThat(fromJar.out()).contains("\"class\":\"pumpState\"", "sbe:messageSchema");
        final Console fromFolderOfJars = Console.run(
                "metadata", "list", "--class-path", UserCode.jar(folder).getParent());
        assertThat(fromFolderOfJars.out()).contains("pumpState", "What a pump does.");
    }

    @Test
    void shouldSayWhyAUsersClassCannotBeUsed() {
        UserCode.compile(folder, "plant.Broken", """
                package plant;

                import io.twinhub.metadata.DataClass;

                public record Broken(int a) {
                    public static final DataClass<Broken> TYPE = declare();

                    private static DataClass<Broken> declare() {
                        throw new IllegalStateException("no field yet");
                    }
                }
                """);
        final Console console = Console.run("metadata", "schema", "plant.Broken", "--class-path", folder);
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains("plant.Broken cannot be used: no field yet", "[TH8032]");
    }

    @Test
    void shouldRefuseAClassPathThatIsNotThere() {
        final Console console = Console.run("metadata", "list", "--class-path", folder.resolve("missing.jar"));
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err()).contains("missing.jar", "there is no such file or folder");
    }
}
