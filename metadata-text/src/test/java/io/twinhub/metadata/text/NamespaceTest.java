package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Items;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Elements are in the namespace that their class says, attributes in none. */
class NamespaceTest {
    private record Part(String name, String remark) {
        static final DataClass<Part> TYPE = DataClass.of("part", Part.class)
                .namespace("urn:part")
                .field(string("name", Part::name))
                .field(string("remark", Part::remark).asElement())
                .build(v -> new Part(v.get(0), v.get(1)));
    }

    private record Tool(String name) {
        static final DataClass<Tool> TYPE = DataClass.of("tool", Tool.class)
                .field(string("name", Tool::name))
                .build(v -> new Tool(v.get(0)));
    }

    private record Machine(List<Part> parts, List<List<Part>> spares, Map<String, Part> named, Tool tool) {
        static final DataClass<Machine> TYPE = DataClass.of("machine", Machine.class)
                .namespace("urn:machine")
                .field(list("parts", Machine::parts, Part.TYPE))
                .field(list("spares", Machine::spares, Items.list(Items.data(Part.TYPE))))
                .field(map("named", Machine::named, Items.data(Part.TYPE)))
                .field(oneOf("tool", Machine::tool, Tool.TYPE).unwrapped().optional())
                .build(v -> new Machine(v.get(0), v.get(1), v.get(2), v.get(3)));
    }

    private static final String TEXT = """
            <machine xmlns="urn:machine">
              <parts>
                <part xmlns="urn:part" name="a">
                  <remark>x</remark>
                </part>
                <part xmlns="urn:part" name="b">
                  <remark>y</remark>
                </part>
              </parts>
              <spares>
                <value>
                  <part xmlns="urn:part" name="c">
                    <remark>z</remark>
                  </part>
                </value>
                <value/>
              </spares>
              <named>
                <entry key="d">
                  <value name="d">
                    <remark xmlns="urn:part">w</remark>
                  </value>
                </entry>
              </named>
              <tool xmlns="" name="t"/>
            </machine>
            """;
    private static final Machine MACHINE = new Machine(
            List.of(new Part("a", "x"), new Part("b", "y")),
            List.of(List.of(new Part("c", "z")), List.of()),
            Map.of("d", new Part("d", "w")),
            new Tool("t"));

    @Test
    void shouldWriteNamespaces() {
        assertThat(XmlWriter.of(Machine.TYPE).write(MACHINE)).isEqualTo(TEXT);
    }

    @Test
    void shouldReadNamespaces() {
        assertThat(XmlReader.of(Machine.TYPE).read(TEXT).orThrow()).isEqualTo(MACHINE);
    }

    @Test
    void shouldReadAnyPrefixes() {
        final String text = """
                <m:machine xmlns:m="urn:machine" xmlns:p="urn:part">
                  <m:parts>
                    <p:part name="a"><p:remark>x</p:remark></p:part>
                  </m:parts>
                  <tool name="t"/>
                </m:machine>
                """;
        assertThat(XmlReader.of(Machine.TYPE).read(text).orThrow())
                .isEqualTo(new Machine(List.of(new Part("a", "x")), List.of(), Map.of(), new Tool("t")));
    }

    @Test
    void shouldReadASectionInItsNamespace() {
        final String section = XmlWriter.of(Machine.TYPE).writeSection(MACHINE, "parts");
        assertThat(section).startsWith("<parts xmlns=\"urn:machine\">\n  <part xmlns=\"urn:part\" name=\"a\">");
        assertThat(XmlReader.of(Machine.TYPE).read(section).orThrow().parts()).isEqualTo(MACHINE.parts());
    }

    @Test
    void shouldNameTheNamespaceThatIsExpected() {
        final String text = """
                <machine xmlns="urn:machine">
                  <parts>
                    <part name="a"/>
                    <part xmlns="urn:part" name="b"><remark xmlns="">y</remark></part>
                  </parts>
                  <named xmlns="urn:part"/>
                  <tool name="t"/>
                </machine>
                """;
        final String wrong = " is in the wrong namespace, ";
        assertThat(texts(XmlReader.of(Machine.TYPE).read(text)))
                .containsExactly(
                        ":3:5: The element <part>" + wrong + "\"urn:machine\". "
                                + "Expected: the namespace \"urn:part\". [TH1012]",
                        ":4:37: The element <remark>" + wrong + "\"\". Expected: the namespace \"urn:part\". [TH1012]",
                        ":4:5: The value of \"remark\" is missing in <part>. Expected: "
                                + "a text of at most 1048576 bytes. [TH1003]",
                        ":6:3: The element <named>" + wrong + "\"urn:part\". "
                                + "Expected: the namespace \"urn:machine\". [TH1012]",
                        ":7:3: The element <tool>" + wrong + "\"urn:machine\". Expected: no namespace. [TH1012]");
        assertThat(texts(XmlReader.of(Machine.TYPE).read("<machine/>")))
                .containsExactly(":1:1: The element <machine>" + wrong
                        + "\"\". Expected: the namespace \"urn:machine\". [TH1012]");
        assertThat(texts(XmlReader.of(Tool.TYPE).read("<t:tool xmlns:t='urn:tool' name='x'/>")))
                .containsExactly(":1:1: The element <tool>" + wrong + "\"urn:tool\". Expected: no namespace. [TH1012]");
    }

    private static List<String> texts(final TextResult<?> result) {
        assertThat(result.value()).isNull();
        return result.errors().stream().map(ErrorResult::toText).toList();
    }
}
