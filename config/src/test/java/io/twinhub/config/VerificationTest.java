package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Positions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerificationTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldFindNothingWrongWithAValidSystem() {
        assertThat(valid.problems()).isEmpty();
    }

    @Test
    void shouldReportAllProblemsAtOnceInTextOrder() {
        final List<ErrorResult> problems = valid.replace("events=\"tank.**\"", "events=\"tnak.**\"")
                .replace("10.1.0.12", "10.2.0.11")
                .replace("rank=\"1\"", "rank=\"0\"")
                .replace("<system ", "<system slot=\"99\" ")
                .problems();
        assertThat(problems)
                .extracting(ErrorResult::errorCode)
                .containsExactly(
                        ErrorCode.CONFIG_SLOT_RANGE,
                        ErrorCode.CONFIG_ADDRESS_IN_BOTH_NETWORKS,
                        ErrorCode.CONFIG_RANK_RANGE,
                        ErrorCode.CONFIG_PATTERN_MATCHES_NOTHING);
    }

    @Test
    void shouldNameThePathWhereThereIsNoText() {
        final SystemSpec spec = Specs.withComputers(
                valid.spec(),
                List.of(
                        new SpokeSpec("plant-1", "x", "10.2.0.11"),
                        valid.spec().computers().get(1)));
        assertThat(Verification.check(spec, new Positions()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toText()).startsWith("computers[0]/a: "));
    }

    @Test
    void shouldSurviveAnEmptySystem() {
        final List<ErrorResult> problems = new SpecText("<system name=\"empty\" version=\"1\"/>").problems();
        assertThat(problems)
                .extracting(ErrorResult::errorCode)
                .containsExactly(ErrorCode.CONFIG_NETWORK_MISSING, ErrorCode.CONFIG_NETWORK_MISSING);
    }

    @Test
    void shouldKnowNoSpecificationTypeOfLaterReleases() {
        final SpecText text = valid.before("</system>", "<archivers computers=\"plant-1\"/>");
        assertThat(text.read().errors()).singleElement().satisfies(problem -> {
            assertThat(problem.errorCode()).isEqualTo(ErrorCode.TEXT_ELEMENT_UNKNOWN);
            assertThat(problem.where().toText()).isEqualTo(text.place("<archivers"));
        });
    }

    @Test
    void shouldTellAThousandProblemsAndCountTheOthers() {
        final List<PublisherSpec> publishers = IntStream.range(0, 100_000)
                .mapToObj(i -> new PublisherSpec("nobody-" + i, "tank.1.level"))
                .toList();
        final SystemSpec spec = valid.spec().toBuilder().publishers(publishers).build();
        final List<ErrorResult> problems = Verification.check(spec, new Positions());
        assertThat(problems).hasSize(1001);
        assertThat(problems.get(1000).text()).matches("There are too many problems: [12]\\d{5}\\.");
        assertThat(problems.get(1000).action()).isEqualTo("Correct those above first.");
    }
}
