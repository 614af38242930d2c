package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.List;
import org.junit.jupiter.api.Test;

class XmlTest {
    private static final String TEXT = """
            <plant name="waterworks" buffer="128KiB">
              <remark>Two lines
            and &lt;brackets></remark>
              <computers>
                <spoke name="plant-1" staleAfter="2s"/>
                <spoke name="plant-2" load="0.5" hot="true"/>
              </computers>
              <copies>
                <copy id="level-control">
                  <instance computer="plant-1"/>
                  <instance computer="plant-2" rank="2"/>
                  <settings>
                    <setting name="setpoint" value="3.2"/>
                  </settings>
                </copy>
              </copies>
              <voters computers="plant-1 plant-2"/>
            </plant>
            """;
    private static final Plant PLANT = new Plant(
            "waterworks",
            131072,
            "Two lines\nand <brackets>",
            List.of(new Plant.Spoke("plant-1", 2_000_000_000L, 0, false), new Plant.Spoke("plant-2", 0, 0.5, true)),
            List.of(new Plant.Copy(
                    "level-control",
                    List.of(new Plant.Instance("plant-1", 1), new Plant.Instance("plant-2", 2)),
                    List.of(new Plant.Setting("setpoint", "3.2")))),
            new Plant.Voters(List.of("plant-1", "plant-2")));

    @Test
    void shouldReadEveryShape() {
        assertThat(XmlReader.of(Plant.TYPE).read(TEXT).orThrow()).isEqualTo(PLANT);
    }

    @Test
    void shouldWriteWhatItReads() {
        assertThat(XmlWriter.of(Plant.TYPE).write(PLANT)).isEqualTo(TEXT);
    }

    @Test
    void shouldKnowWhereEverythingStands() {
        final TextResult<Plant> result = XmlReader.of(Plant.TYPE).read(List.of(new TextSource("plant.xml", TEXT)));
        assertThat(result.positions().at("").toString()).isEqualTo("plant.xml:1:1");
        assertThat(result.positions().at("buffer").toString()).isEqualTo("plant.xml:1:26");
        assertThat(result.positions().at("computers[1]").toString()).isEqualTo("plant.xml:6:5");
        assertThat(result.positions().at("computers[1]/hot").toString()).isEqualTo("plant.xml:6:38");
        assertThat(result.positions().at("copies[0]/instances[1]/rank").toString())
                .isEqualTo("plant.xml:11:36");
        // Not in the text, so the element that could have it.
        assertThat(result.positions().at("copies[0]/instances[0]/rank").toString())
                .isEqualTo("plant.xml:10:7");
    }

    @Test
    void shouldReportAllProblemsAtOnceInTheirPlaces() {
        final String text = """
                <plant name="Waterworks" bufer="1KiB">
                  <computers>
                    <spoke staleAfter="2 seconds"/>
                    <spok name="x"/>
                    <spoke name="y" load="2"
                           hot="yes"/>
                  </computers>
                  <copys/>
                  stray
                  <voters computers="a b c d e"/>
                </plant>
                """;
        final TextResult<Plant> result = XmlReader.of(Plant.TYPE).read(List.of(new TextSource("p.xml", text)));
        assertThat(result.value()).isNull();
        assertThat(result.errors().stream().map(ErrorResult::toText))
                .containsExactlyInAnyOrder(
                        "p.xml:1:26: The attribute \"bufer\" is not known in <plant>. Expected: one of: name, buffer. "
                                + "Did you mean \"buffer\"? [TH1002]",
                        "p.xml:4:5: The element <spok> is not known in <computers>. Expected: <spoke>. "
                                + "Did you mean \"spoke\"? [TH1001]",
                        "p.xml:8:3: The element <copys> is not known in <plant>. Expected: one of: remark, computers, "
                                + "copies, voters. [TH1001]",
                        "p.xml:9:3: The text \"stray\" does not belong in <plant>. "
                                + "Expected: only elements and attributes. [TH1006]",
                        "p.xml:1:8: The value \"Waterworks\" of \"name\" is not valid. Expected: "
                                + "a text of at most 20 bytes that matches [a-z0-9-]+. [TH1004]",
                        "p.xml:3:5: The value of \"name\" is missing in <spoke>. Expected: "
                                + "a text of at most 1048576 bytes. [TH1003]",
                        "p.xml:3:12: The value \"2 seconds\" of \"staleAfter\" is not valid. Expected: "
                                + "a duration such as 2s or 100ms. [TH1004]",
                        "p.xml:5:21: The value \"2\" of \"load\" is not valid. Expected: a number from 0.0 to 1.0. "
                                + "[TH1004]",
                        "p.xml:6:12: The value \"yes\" of \"hot\" is not valid. Expected: true or false. [TH1004]",
                        "p.xml:10:11: The value \"a b c d e\" of \"computers\" is not valid. Expected: "
                                + "at most 4 words, separated by spaces. [TH1004]");
    }

    @Test
    void shouldMergeSectionsFromSeveralFiles() {
        final TextResult<Plant> result = XmlReader.of(Plant.TYPE)
                .read(List.of(
                        new TextSource("a.xml", "<computers><spoke name='s1'/></computers>"),
                        new TextSource("b.xml", "<plant name='p'><computers><spoke name='s2'/></computers></plant>"),
                        new TextSource("c.xml", "\n<voters computers='s1'/>")));
        assertThat(result.orThrow().computers()).extracting(Plant.Spoke::name).containsExactly("s1", "s2");
        assertThat(result.orThrow().voters().computers()).containsExactly("s1");
        assertThat(result.positions().at("computers[1]/name").toString()).isEqualTo("b.xml:1:35");
        assertThat(result.positions().at("voters").toString()).isEqualTo("c.xml:2:1");
    }

    @Test
    void shouldReportWhatTwoFilesSayDifferently() {
        final TextResult<Plant> result = XmlReader.of(Plant.TYPE)
                .read(List.of(
                        new TextSource("a.xml", "<plant name='p' buffer='2KiB'/>"),
                        new TextSource("b.xml", "<plant name='p' buffer='3KiB'/>")));
        assertThat(texts(result))
                .containsExactly("b.xml:1:17: \"buffer\" is given twice in <plant>. The first one is at a.xml:1:17. "
                        + "[TH1005]");
    }

    @Test
    void shouldReportADuplicateAttribute() {
        final TextResult<Plant> result =
                XmlReader.of(Plant.TYPE).read("<plant name='a'\n  buffer='1KiB'\n  name='b'/>");
        assertThat(texts(result))
                .containsExactly(":3:3: \"name\" is given twice in <plant>. The first one is at :1:8. [TH1005]");
    }

    @Test
    void shouldReportAnUnknownRoot() {
        assertThat(texts(XmlReader.of(Plant.TYPE).read("<plants/>")))
                .first()
                .asString()
                .contains("The root element <plants> is not known.", "Did you mean \"plant\"?");
    }

    @Test
    void shouldReportMalformedTextOnce() {
        assertThat(texts(XmlReader.of(Plant.TYPE).read("<plant name='a'>\n  <remark>x</plant>")))
                .singleElement()
                .asString()
                .contains("2:", "not well-formed", "remark", "TH1000");
        assertThat(texts(XmlReader.of(Plant.TYPE).read(""))).hasSize(1);
        assertThat(texts(XmlReader.of(Plant.TYPE).read("<plant name='a'/><plant name='a'/>")))
                .hasSize(1);
    }

    @Test
    void shouldRefuseDocumentTypesAndEntities() {
        final String bomb = "<!DOCTYPE plant [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>\n<plant name='&b;'/>";
        assertThat(texts(XmlReader.of(Plant.TYPE).read(bomb)))
                .singleElement()
                .asString()
                .contains(":1:1", "document type");
        final String file = "<!DOCTYPE plant SYSTEM 'file:///etc/passwd'><plant name='x'/>";
        assertThat(texts(XmlReader.of(Plant.TYPE).read(file))).hasSize(1);
        assertThat(texts(XmlReader.of(Plant.TYPE).read("<plant name='&unknown;'/>")))
                .hasSize(1);
    }

    @Test
    void shouldBoundDepthAndNumberOfProblems() {
        assertThat(texts(XmlReader.of(Plant.TYPE).read("<plant name='a'>" + "<x>".repeat(64))))
                .last()
                .asString()
                .contains("TH1007");
        assertThat(texts(XmlReader.of(Plant.TYPE).read("<plant name='a'>" + "<x/>".repeat(100_000) + "</plant>")))
                .hasSize(Problems.COUNT_MAX + 1);
    }

    @Test
    void shouldRefuseToWriteWhatXmlCannotExpress() {
        final Plant.Setting setting = new Plant.Setting("a", "\u0000");
        assertThatThrownBy(() -> XmlWriter.of(Plant.Setting.TYPE).write(setting))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("value");
    }

    private static List<String> texts(final TextResult<?> result) {
        assertThat(result.value()).isNull();
        return result.errors().stream().map(ErrorResult::toText).toList();
    }
}
