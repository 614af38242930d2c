package io.twinhub.metadata.text;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.AnyData;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Fields;
import io.twinhub.metadata.Items;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.TwinhubException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every type in both forms of text: what is written, that it is read, and what is said of what cannot be read. */
class TypesTest {
    private static final String XML = """
            <drawing title="Pump" edited="2026-11-21T08:30:00.000000001Z" mask="18446744073709551615" scale="50" \
            color="dark-blue" marks="draft old" tags="a b">
              <rows>
                <value>1 2</value>
                <value></value>
                <value>-3</value>
              </rows>
              <notes>
                <value>two words</value>
                <value></value>
              </notes>
              <ratios>
                <entry key="B" value="0.5"/>
                <entry key="a" value="NaN"/>
              </ratios>
              <layers>
                <entry key="top">
                  <value>
                    <names>x y</names>
                  </value>
                </entry>
              </layers>
              <frame>
                <circle radius="1.5"/>
              </frame>
              <shapes>
                <value>
                  <box width="2">
                    <height>3</height>
                  </box>
                </value>
                <value>
                  <circle radius="0.0"/>
                </value>
              </shapes>
              <box width="1">
                <height>1</height>
              </box>
              <attachment>
                <setting name="n" value="v"/>
              </attachment>
            </drawing>
            """;
    private static final String JSON = """
            {
              "title" : "Pump",
              "edited" : "2026-11-21T08:30:00.000000001Z",
              "mask" : 18446744073709551615,
              "scale" : 50,
              "color" : "dark-blue",
              "marks" : "draft old",
              "tags" : [
                "a",
                "b"
              ],
              "rows" : [
                [
                  1,
                  2
                ],
                [ ],
                [
                  -3
                ]
              ],
              "notes" : [
                "two words",
                ""
              ],
              "ratios" : {
                "B" : 0.5,
                "a" : "NaN"
              },
              "layers" : {
                "top" : {
                  "names" : [
                    "x",
                    "y"
                  ]
                }
              },
              "frame" : {
                "circle" : {
                  "radius" : 1.5
                }
              },
              "shapes" : [
                {
                  "box" : {
                    "width" : 2,
                    "height" : 3
                  }
                },
                {
                  "circle" : {
                    "radius" : 0.0
                  }
                }
              ],
              "cursor" : {
                "box" : {
                  "width" : 1,
                  "height" : 1
                }
              },
              "attachment" : {
                "setting" : {
                  "name" : "n",
                  "value" : "v"
                }
              }
            }
            """;
    private static final Drawing DRAWING = new Drawing(
            "Pump",
            1_795_249_800_000_000_001L,
            -1,
            50,
            Drawing.Color.DARK_BLUE,
            Set.of(Drawing.Mark.OLD, Drawing.Mark.DRAFT),
            List.of("a", "b"),
            List.of(List.of(1, 2), List.of(), List.of(-3)),
            List.of("two words", ""),
            Map.of("a", Double.NaN, "B", 0.5),
            Map.of("top", new Drawing.Layer(List.of("x", "y"))),
            new Drawing.Circle(1.5),
            List.of(new Drawing.Box(2, 3), new Drawing.Circle(0)),
            new Drawing.Box(1, 1),
            AnyData.of(Plant.Setting.TYPE, new Plant.Setting("n", "v")));

    @Test
    void shouldWriteEveryTypeInXml() {
        assertThat(XmlWriter.of(Drawing.TYPE).write(DRAWING)).isEqualTo(XML);
    }

    @Test
    void shouldReadEveryTypeFromXml() {
        assertThat(XmlReader.of(Drawing.TYPE).read(XML).orThrow()).isEqualTo(DRAWING);
    }

    @Test
    void shouldWriteEveryTypeInJson() {
        assertThat(JsonWriter.of(Drawing.TYPE).write(DRAWING)).isEqualTo(JSON);
    }

    @Test
    void shouldReadEveryTypeFromJson() {
        assertThat(JsonReader.of(Drawing.TYPE).read(JSON).orThrow()).isEqualTo(DRAWING);
    }

    @Test
    void shouldKnowWhereItemsAndEntriesStand() {
        final TextResult<Drawing> xml = XmlReader.of(Drawing.TYPE).read(XML);
        assertThat(xml.positions().at("rows[2]")).isEqualTo(new Position("", 5, 5));
        assertThat(xml.positions().at("rows[2][0]")).isEqualTo(new Position("", 5, 5));
        assertThat(xml.positions().at("ratios[a]/value")).isEqualTo(new Position("", 13, 20));
        assertThat(xml.positions().at("frame/radius")).isEqualTo(new Position("", 23, 13));
        assertThat(xml.positions().at("shapes[0]/height")).isEqualTo(new Position("", 28, 9));
        final TextResult<Drawing> json = JsonReader.of(Drawing.TYPE).read(JSON);
        assertThat(json.positions().at("rows[2]")).isEqualTo(new Position("", 18, 5));
        assertThat(json.positions().at("ratios[a]/value")).isEqualTo(new Position("", 28, 5));
        assertThat(json.positions().at("shapes[1]/radius")).isEqualTo(new Position("", 52, 9));
    }

    @Test
    void shouldShowAnObjectOfAnUnknownClassAsBytes() {
        final AnyData unknown = AnyData.of(Drawing.Box.TYPE, new Drawing.Box(1, 2));
        assertThat(unknown.isA(Drawing.Box.TYPE)).isTrue();
        assertThat(unknown.isA(Drawing.Circle.TYPE)).isFalse();
        final Drawing drawing = withAttachment(unknown);
        final String xml = XmlWriter.of(Drawing.TYPE).write(drawing);
        assertThat(xml).containsPattern("<attachment>\\s*<serial>[A-Za-z0-9+/=]+</serial>\\s*</attachment>");
        assertThat(XmlReader.of(Drawing.TYPE).read(xml).orThrow()).isEqualTo(drawing);
        final String json = JsonWriter.of(Drawing.TYPE).write(drawing);
        assertThat(json).containsPattern("\"attachment\" : \\{\\s*\"serial\" : \"");
        assertThat(JsonReader.of(Drawing.TYPE).read(json).orThrow()).isEqualTo(drawing);
    }

    @Test
    void shouldShowAKnownObjectAsBytesIfItsTextWouldLoseSome() {
        final byte[] bytes =
                AnyData.of(Drawing.Circle.TYPE, new Drawing.Circle(1)).serial();
        final AnyData longer = AnyData.ofSerial(Arrays.copyOf(bytes, bytes.length + 1));
        final String xml = XmlWriter.of(Drawing.TYPE).write(withAttachment(longer));
        assertThat(xml).contains("<serial>");
        assertThat(XmlReader.of(Drawing.TYPE).read(xml).orThrow().attachment()).isEqualTo(longer);
    }

    @Test
    void shouldReportEveryWrongTypeInXmlInItsPlace() {
        final String xml = """
                <drawing title="x" edited="yesterday" mask="-1" scale="0" color="dark-blu" marks="draft sgned-off">
                  <rows> <value>1 x</value> <row/> stray </rows>
                  <notes> <value a="b">t<i/></value> </notes>
                  <ratios>
                    <entry key="a" value="1"/> <entry value="1" key="a"/> <entry value="1"/>
                    <entry key="c" value="1"/> <entry key="d" value="1"/>
                  </ratios>
                  <frame> <circle radius="-1"/> <box/> </frame>
                  <frame/>
                  <attachment/>
                  <circle radius="1"/> <circle radius="1"/>
                </drawing>
                """;
        assertThat(texts(XmlReader.of(Drawing.TYPE).read(xml)))
                .containsExactly(
                        ":1:20: The value \"yesterday\" of \"edited\" is not valid. Expected: "
                                + "a time such as 2026-11-21T08:30:00.5Z. [TH1004]",
                        ":1:39: The value \"-1\" of \"mask\" is not valid. Expected: "
                                + "a whole number from 0 to 18446744073709551615. [TH1004]",
                        ":1:49: The value \"0\" of \"scale\" is not valid. Expected: "
                                + "a whole number from 1 to 1000. [TH1004]",
                        ":1:59: The value \"dark-blu\" of \"color\" is not valid. Expected: one of: red, dark-blue. "
                                + "Did you mean \"dark-blue\"? [TH1004]",
                        ":1:76: The value \"draft sgned-off\" of \"marks\" is not valid. Expected: "
                                + "any of these, separated by spaces: draft, signed-off, old. [TH1004]",
                        ":2:10: The value \"1 x\" of \"rows\" is not valid. Expected: at most 1048576 values, "
                                + "separated by spaces, each a whole number from -2147483648 to 2147483647. [TH1004]",
                        ":2:29: The element <row> is not known in <rows>. Expected: <value>. [TH1001]",
                        ":2:36: The text \"stray\" does not belong in <rows>. "
                                + "Expected: only elements and attributes. [TH1006]",
                        ":3:18: The attribute \"a\" is not known in <value>. "
                                + "Expected: text alone here, no attributes. [TH1002]",
                        ":3:25: The element <i> is not known in <value>. Expected: text alone. [TH1001]",
                        ":5:32: \"a\" is given twice in <ratios>. [TH1005]",
                        ":5:59: The value of \"key\" is missing in <entry>. Expected: "
                                + "a text of at most 128 bytes. [TH1003]",
                        ":6:32: The value \"more than 4 items\" of \"ratios\" is not valid. Expected: "
                                + "at most 4 entries with different keys. [TH1004]",
                        ":8:19: The value \"-1\" of \"radius\" is not valid. Expected: a number from 0.0. [TH1004]",
                        ":8:33: \"frame\" is given twice in <frame>. Expected: one of them alone. [TH1005]",
                        ":9:3: \"frame\" is given twice in <drawing>. The first one is at :8:3. [TH1005]",
                        ":10:3: The value of \"attachment\" is missing in <attachment>. Expected: "
                                + "an object of a known data class of at most 1048576 bytes. [TH1003]",
                        ":11:24: \"cursor\" is given twice in <drawing>. The first one is at :11:3. [TH1005]");
    }

    @Test
    void shouldReportEveryWrongTypeInJsonInItsPlace() {
        final String json = """
                {
                  "title": "x", "edited": 5, "mask": 18446744073709551616, "scale": null, "tags": ["a b", 1],
                  "rows": [[1, "x"], 5, null],
                  "ratios": {"a": 1, "a": 2, "b": null, "c": {}},
                  "frame": {"circl": {}},
                  "cursor": {"circle": {"radius": 1}, "box": {}},
                  "attachment": {"serial": "AAAA"}
                }
                """;
        assertThat(texts(JsonReader.of(Drawing.TYPE).read(json)))
                .containsExactly(
                        ":2:17: The value \"5\" of \"edited\" is not valid. Expected: "
                                + "a time such as 2026-11-21T08:30:00.5Z. [TH1004]",
                        ":2:30: The value \"18446744073709551616\" of \"mask\" is not valid. Expected: "
                                + "a whole number from 0 to 18446744073709551615. [TH1004]",
                        ":2:84: The value \"a b\" of \"tags\" is not valid. Expected: "
                                + "a word without spaces of at most 1048576 bytes. [TH1004]",
                        ":2:91: The value \"1\" of \"tags\" is not valid. Expected: a single value. [TH1004]",
                        ":3:16: The value \"x\" of \"rows\" is not valid. Expected: "
                                + "a whole number from -2147483648 to 2147483647. [TH1004]",
                        ":3:22: The value \"5\" of \"rows\" is not valid. Expected: an array. [TH1004]",
                        ":3:25: The value \"null\" of \"rows\" is not valid. Expected: an array. [TH1004]",
                        ":4:22: \"a\" is given twice in <ratios>. [TH1005]",
                        ":4:30: The value of \"value\" is missing in <entry>. Expected: a number. [TH1003]",
                        ":4:46: The value \"{\" of \"value\" is not valid. Expected: a single value. [TH1004]",
                        ":5:13: The attribute \"circl\" is not known in <frame>. Expected: one of: circle, box. "
                                + "Did you mean \"circle\"? [TH1002]",
                        ":5:3: The value of \"frame\" is missing in <frame>. "
                                + "Expected: one of: <circle>, <box>. [TH1003]",
                        ":6:39: \"cursor\" is given twice in <cursor>. Expected: one of them alone. [TH1005]",
                        ":7:3: The serial form is not of any data class: "
                                + "it does not begin with a message header. [TH1021]");
    }

    @Test
    void shouldSayThatAFieldWasRemoved() {
        final String expected = "\"author\" of <drawing> was removed in version 2. Delete it. [TH1011]";
        assertThat(texts(XmlReader.of(Drawing.TYPE).read("<drawing author='me' title='x'/>")))
                .containsExactly(":1:10: " + expected);
        assertThat(texts(JsonReader.of(Drawing.TYPE).read("{\"title\": \"x\", \"author\": {\"a\": [1]}}")))
                .containsExactly(":1:16: " + expected);
    }

    @Test
    void shouldNotShowASecretInAnError() {
        final DataClass<String> login = DataClass.of("login", String.class)
                .field(Fields.string("password", (final String text) -> text)
                        .maxLength(5)
                        .secret())
                .build(v -> v.get(0));
        assertThat(texts(XmlReader.of(login).read("<login password='123456'/>")))
                .containsExactly(
                        ":1:8: The value \"***\" of \"password\" is not valid. Expected: a text of at most 5 bytes. [TH1004]");
        assertThat(texts(JsonReader.of(login).read("{\"password\": 123456}")))
                .containsExactly(
                        ":1:14: The value \"***\" of \"password\" is not valid. Expected: a single value. [TH1004]");
    }

    record Keys(List<String> words, List<String> texts, Map<String, String> names) {}

    @Test
    void shouldNotShowSecretItemsInAnError() {
        final DataClass<Keys> keys = DataClass.of("keys", Keys.class)
                .field(Fields.list(
                        "words", Keys::words, Items.word().maxLength(5).secret()))
                .field(Fields.list("texts", Keys::texts, Items.string().maxLength(5))
                        .secret())
                .field(Fields.map("names", Keys::names, Items.string().maxLength(5))
                        .secret())
                .build(v -> new Keys(v.get(0), v.get(1), v.get(2)));
        final List<String> inXml = texts(XmlReader.of(keys).read("""
                <keys words="visible">
                  <texts>visible <value>visible</value></texts>
                  <names><entry key="a" value="visible"/></names>
                </keys>"""));
        assertThat(inXml).hasSize(4).allMatch(error -> error.contains("\"***\"") && !error.contains("visible"));
        final List<String> inJson = texts(JsonReader.of(keys).read("""
                {"words": ["visible"], "texts": ["visible"], "names": {"a": "visible", "b": 1234567}}"""));
        assertThat(inJson)
                .hasSize(4)
                .allMatch(
                        error -> error.contains("\"***\"") && !error.contains("visible") && !error.contains("1234567"));
        assertThat(texts(XmlReader.of(Drawing.TYPE).read("<drawing title='x' scale='visible'/>")))
                .first()
                .asString()
                .contains("visible");
    }

    @Test
    void shouldReadElementsNamedLikeThoseOfARemovedField() {
        record Parts(List<String> old, List<String> present) {}
        final DataClass<String> part = DataClass.of("part", String.class)
                .field(Fields.string("name", (final String text) -> text))
                .build(v -> v.get(0));
        final DataClass<Parts> parts = DataClass.of("parts", Parts.class)
                .field(Fields.list("old", Parts::old, part).unwrapped().removed(1))
                .field(Fields.list("present", Parts::present, part).unwrapped().since(1))
                .build(v -> new Parts(v.get(0), v.get(1)));
        final Parts object = new Parts(List.of(), List.of("a", "b"));
        final String text = XmlWriter.of(parts).write(object);
        assertThat(XmlReader.of(parts).read(text).orThrow()).isEqualTo(object);
    }

    @Test
    void shouldTakeOnlyTheBlanksOfXmlForBlanks() {
        final DataClass<List<String>> words = words();
        final List<String> object = List.of("\u2003a", "b\u2028");
        assertThat(XmlReader.of(words).read(XmlWriter.of(words).write(object)).orThrow())
                .isEqualTo(object);
        assertThat(XmlReader.of(words).read("<words list=' \ta\n b '/>").orThrow())
                .containsExactly("a", "b");
    }

    @SuppressWarnings("unchecked")
    private static DataClass<List<String>> words() {
        return DataClass.of("words", (Class<List<String>>) (Class<?>) List.class)
                .field(Fields.strings("list", list -> list))
                .build(v -> v.get(0));
    }

    @Test
    void shouldReadAnObjectOfMoreFieldsThanAnyoneTypes() {
        final DataClass.Builder<String> builder = DataClass.of("many", String.class);
        for (int i = 0; i < 1000; i++) {
            builder.field(Fields.string("field" + i, text -> text));
        }
        final DataClass<String> many = builder.build(v -> v.get(999));
        assertThat(XmlReader.of(many).read(XmlWriter.of(many).write("x")).orThrow())
                .isEqualTo("x");
    }

    @Test
    void shouldReadDigitsOfAsciiAlone() {
        assertThat(texts(XmlReader.of(Drawing.TYPE).read("<drawing title='x' mask='\u0663'/>")))
                .first()
                .asString()
                .contains("a whole number from 0 to 18446744073709551615");
    }

    @Test
    void shouldMergeListsAndMapsOfSeveralFilesButNotOfOne() {
        final TextResult<Drawing> merged = XmlReader.of(Drawing.TYPE)
                .read(List.of(
                        new TextSource("a", "<drawing title='x'><notes><value>1</value></notes></drawing>"),
                        new TextSource("b", "<notes><value>2</value></notes>"),
                        new TextSource("c", "<ratios><entry key='a' value='1'/></ratios>"),
                        new TextSource("d", "<ratios><entry key='b' value='2'/></ratios>")));
        assertThat(merged.orThrow().notes()).containsExactly("1", "2");
        assertThat(merged.orThrow().ratios()).isEqualTo(Map.of("a", 1.0, "b", 2.0));
        final TextResult<Drawing> twice = XmlReader.of(Drawing.TYPE)
                .read(List.of(
                        new TextSource("a", "<drawing title='x'><notes/><notes><value>2</value></notes></drawing>"),
                        new TextSource("b", "<ratios><entry key='a' value='1'/></ratios>"),
                        new TextSource("c", "<ratios><entry key='a' value='2'/></ratios>")));
        assertThat(texts(twice))
                .containsExactly(
                        "a:1:28: \"notes\" is given twice in <drawing>. The first one is at a:1:20. [TH1005]",
                        "c:1:9: \"a\" is given twice in <ratios>. [TH1005]");
    }

    @Test
    void shouldRefuseTheTextOfAFieldThatHasNoElementOrAttribute() {
        final DataClass<String> one = DataClass.of("one", String.class)
                .field(Fields.string("value", (final String text) -> text))
                .build(v -> v.get(0));
        assertThat(texts(XmlReader.of(one).read("<one xmlns:p='u' p:value='x'/>")))
                .first()
                .asString()
                .startsWith(":1:18: The attribute \"p:value\" is not known");
    }

    private static Drawing withAttachment(final AnyData data) {
        return new Drawing(
                "x",
                0,
                0,
                null,
                Drawing.Color.RED,
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                null,
                data);
    }

    private static List<String> texts(final TextResult<?> result) {
        assertThat(result.value()).isNull();
        return result.errors().stream().map(ErrorResult::toText).toList();
    }

    @Test
    void shouldNotWriteWhatNoReaderWouldTake() {
        record Line(String name, List<String> words, int rank) {}
        final DataClass<Line> type = DataClass.of("line", Line.class)
                .field(string("name", Line::name).maxLength(5))
                .field(strings("words", Line::words))
                .field(int32("rank", Line::rank).max(9))
                .build(v -> new Line(v.get(0), v.get(1), v.getInt(2)));
        for (final Line line : List.of(
                new Line("too long", List.of(), 1),
                new Line(null, List.of(), 1),
                new Line("a", List.of("b", ""), 1),
                new Line("a", List.of(), 10))) {
            assertThatThrownBy(() -> XmlWriter.of(type).write(line))
                    .as("%s", line)
                    .isInstanceOf(TwinhubException.class);
            assertThatThrownBy(() -> JsonWriter.of(type).write(line))
                    .as("%s", line)
                    .isInstanceOf(TwinhubException.class);
        }
        final Line right = new Line("a", List.of("b"), 9);
        assertThat(XmlReader.of(type).read(XmlWriter.of(type).write(right)).orThrow())
                .isEqualTo(right);
    }
}
