package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final String TEXT = """
            {
              "name" : "waterworks",
              "buffer" : "128KiB",
              "computers" : [
                {
                  "name" : "plant-1",
                  "staleAfter" : "2s"
                },
                {
                  "name" : "plant-2",
                  "load" : 0.5,
                  "hot" : true
                }
              ],
              "voters" : {
                "computers" : [
                  "plant-1",
                  "plant-2"
                ]
              }
            }
            """;
    private static final Plant PLANT = new Plant(
            "waterworks",
            131072,
            "",
            List.of(new Plant.Spoke("plant-1", 2_000_000_000L, 0, false), new Plant.Spoke("plant-2", 0, 0.5, true)),
            List.of(),
            new Plant.Voters(List.of("plant-1", "plant-2")));

    @Test
    void shouldReadAndWriteTheSame() {
        assertThat(JsonReader.of(Plant.TYPE).read("// a comment\n" + TEXT).orThrow())
                .isEqualTo(PLANT);
        assertThat(JsonWriter.of(Plant.TYPE).write(PLANT)).isEqualTo(TEXT);
    }

    @Test
    void shouldReportAllProblemsAtOnceInTheirPlaces() {
        final String text = """
                {
                  "nam": "p",
                  "buffer": 12,
                  "computers": [ {"name": 5, "hot": "maybe"}, 7 ],
                  "voters": []
                }
                """;
        final TextResult<Plant> result = JsonReader.of(Plant.TYPE).read(List.of(new TextSource("p.json", text)));
        assertThat(result.value()).isNull();
        assertThat(result.errors().stream().map(ErrorResult::toText))
                .anySatisfy(t -> assertThat(t).startsWith("p.json:2:3: ").contains("\"nam\"", "Did you mean \"name\"?"))
                .anySatisfy(t -> assertThat(t).startsWith("p.json:3:3: ").contains("from 1KiB"))
                .anySatisfy(t -> assertThat(t).startsWith("p.json:4:27: ").contains("\"5\" of \"name\""))
                .anySatisfy(t -> assertThat(t).startsWith("p.json:4:30: ").contains("true or false"))
                .anySatisfy(
                        t -> assertThat(t).startsWith("p.json:4:47: ").contains("\"7\" of \"computers\"", "an object"))
                .anySatisfy(t -> assertThat(t).startsWith("p.json:5:13: ").contains("\"[\" of \"voters\"", "an object"))
                .anySatisfy(t -> assertThat(t).startsWith("p.json:1:1: ").contains("\"name\" is missing"));
    }

    @Test
    void shouldMergeSections() {
        final String section = JsonWriter.of(Plant.TYPE).writeSection(PLANT, "computers");
        final TextResult<Plant> result = JsonReader.of(Plant.TYPE)
                .read(List.of(new TextSource("a", section), new TextSource("b", "{\"name\": \"p\"}")));
        assertThat(result.orThrow().computers()).isEqualTo(PLANT.computers());
    }

    @Test
    void shouldReportMalformedTextOnce() {
        for (final String text :
                List.of("", "[]", "{", "{\"name\": }", "{\"name\": \"p\"} x", "{\"name\": \"p\"} {}")) {
            assertThat(JsonReader.of(Plant.TYPE).read(text).errors()).as(text).hasSize(1);
        }
        assertThat(JsonReader.of(Plant.TYPE).read("{\"x\":" + "[".repeat(64)).errors())
                .last()
                .asString()
                .contains("TH1007");
    }
}
