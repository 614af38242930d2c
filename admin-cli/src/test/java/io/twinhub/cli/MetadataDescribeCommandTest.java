package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.EventClassPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.text.JsonReader;
import io.twinhub.metadata.text.JsonWriter;
import io.twinhub.metadata.text.XmlReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataDescribeCommandTest {
    /** A class with another one in it, as a user declares it. */
    private static final String STATION = """
            package plant;

            import static io.twinhub.metadata.Fields.enumeration;
            import static io.twinhub.metadata.Fields.float64;
            import static io.twinhub.metadata.Fields.int32;
            import static io.twinhub.metadata.Fields.list;
            import static io.twinhub.metadata.Fields.string;

            import io.twinhub.metadata.DataClass;
            import io.twinhub.metadata.Items;
            import java.util.List;

            public record Station(String name, List<Valve> valves, List<List<Double>> levels) {
                public enum Position { OPEN, CLOSED }

                public record Valve(Position position, int moves) {
                    public static final DataClass<Valve> TYPE = DataClass.of("Valve", Valve.class)
                            .field(enumeration("position", Valve::position, List.of(Position.values())))
                            .field(int32("moves", Valve::moves).min(0).since(1))
                            .build(v -> new Valve(v.get(0), v.getInt(1)));
                }

                public static final DataClass<Station> TYPE = DataClass.of("Station", Station.class)
                        .doc("A station, its valves & levels.")
                        .field(string("name", Station::name).maxLength(64).doc("As on the map."))
                        .field(list("valves", Station::valves, Valve.TYPE).maxLength(16).unwrapped())
                        .field(list("levels", Station::levels, Items.list(Items.float64().unit("m")).maxLength(3)).maxLength(10))
                        .build(v -> new Station(v.get(0), v.get(1), v.get(2)));
            }
            """;

    private static final String STATION_TEXT = """
            <eventClass name="Station" doc="A station, its valves &amp; levels.">
              <field name="name" type="string(64)" doc="As on the map."/>
              <field name="valves" type="list[Valve](16)" unwrapped="true"/>
              <field name="levels" type="list[list[float64(;unit=m)](3)](10)"/>
            </eventClass>
            <eventClass name="Valve">
              <field name="position" type="enum(open,closed)"/>
              <field name="moves" type="int32" min="0" since="1"/>
            </eventClass>
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldPrintWhatTheConfigurationTakes() {
        final String text = describe("Station");
        assertThat(text).isEqualTo(STATION_TEXT);

        final String system = Waterworks.XML
                .replace("</eventClasses>", text + "</eventClasses>")
                .replace("</events>", "<event name=\"station\" class=\"Station\"/></events>");
        final Console check = Console.run("config", "check", Waterworks.file(folder, "pasted.xml", system));
        assertThat(check.exit()).as(check.err()).isZero();

        final SystemSpec spec = XmlReader.of(SystemSpec.TYPE).read(system).orThrow();
        final SystemPlan plan = SystemPlan.compile(spec);
        final EventClassPlan station = plan.event(plan.eventId("station")).eventClass();
        assertThat(station.kind()).isEqualTo(EventKind.COMPLEX);
        assertThat(spec.eventClasses()).hasSize(3);
    }

    @Test
    void shouldPrintJson() {
        final String text = describe("Station", "--json");
        final SystemSpec spec = XmlReader.of(SystemSpec.TYPE)
                .read(Waterworks.XML.replace("</eventClasses>", STATION_TEXT + "</eventClasses>"))
                .orThrow();
        final String system = JsonWriter.of(SystemSpec.TYPE).write(spec);
        final String pasted = system.replaceFirst(
                "(?s)\"eventClasses\" *: *\\[.*?\\n  ]",
                "\"eventClasses\": " + java.util.regex.Matcher.quoteReplacement(text));
        assertThat(JsonReader.of(SystemSpec.TYPE).read(pasted).orThrow().eventClasses())
                .isEqualTo(spec.eventClasses().subList(1, 3));
    }

    @Test
    void shouldWarnOfAClassThatNoEventCanHave() {
        UserCode.compile(folder, "plant.Pump", UserCode.PUMP);
        final Console console = Console.run("metadata", "describe", "pumpState", "--class-path", folder);
        assertThat(console.exit()).isZero();
        assertThat(console.out()).contains("<field name=\"note\" type=\"string\"/>");
        assertThat(console.err()).contains("warning: ", "\"note\" of up to 1048580 bytes", "string(64)", "[TH2032]");
    }

    @Test
    void shouldDescribeItself() {
        final Console console = Console.run("metadata", "describe", "eventClass");
        assertThat(console.exit()).isZero();
        assertThat(console.out()).contains("<eventClass name=\"eventClass\"", "type=\"list[field]\"");
    }

    private String describe(final String name, final String... options) {
        UserCode.compile(folder, "plant.Station", STATION);
        final Object[] words = new Object[5 + options.length];
        System.arraycopy(new Object[] {"metadata", "describe", name, "--class-path", folder}, 0, words, 0, 5);
        System.arraycopy(options, 0, words, 5, options.length);
        final Console console = Console.run(words);
        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(console.err()).isEmpty();
        return console.out();
    }
}
