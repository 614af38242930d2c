package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorResultTest {
    @Test
    void shouldSayWhereWhatExpectedAndAction() {
        final ErrorResult error = ErrorResult.of(ErrorCode.TEXT_ATTRIBUTE_UNKNOWN, "adress", "hub")
                .at(new Position("system.xml", 4, 9))
                .expected("one of: address, computer")
                .action("Did you mean \"address\"?")
                .causedBy(ErrorResult.of(ErrorCode.UNKNOWN, "It rained.").in("localHub", "plant-1", "pump"));
        assertThat(error.toText())
                .isEqualToNormalizingNewlines("system.xml:4:9: The attribute \"adress\" is not known in <hub>. "
                        + "Expected: one of: address, computer. Did you mean \"address\"? [TH1002]\n"
                        + "  because: localHub on plant-1, copy pump: It rained. [TH0]");
        assertThat(new TwinhubException(error)).hasMessage(error.toText());
    }

    @Test
    void shouldSurviveSerialForm() {
        final SerialCodec<ErrorResult> codec = SerialCodec.of(ErrorResult.TYPE);
        final ErrorResult error = ErrorResult.of(ErrorCode.TEXT_UNREADABLE, "a", "b")
                .severity(Severity.FATAL)
                .in("bus", "plant-1", "pump")
                .causedBy(new IllegalStateException("x"));
        assertThat(codec.decode(codec.encode(error))).isEqualTo(error);
        assertThat(error.errorCode()).isEqualTo(ErrorCode.TEXT_UNREADABLE);
        assertThat(error.cause().text()).contains("IllegalStateException", "x");
    }

    @Test
    void shouldPutArgumentsOnlyInTheirPlaces() {
        assertThat(ErrorCode.TEXT_ELEMENT_UNKNOWN.render("{1}", "b"))
                .isEqualTo("The element <{1}> is not known in <b>.");
    }

    @Test
    void shouldHaveUniqueNumbersThatFitAndSentencesWithDensePlaces() {
        final Set<Integer> numbers = new HashSet<>();
        for (final ErrorCode code : ErrorCode.values()) {
            assertThat(numbers.add(code.number())).as(code.name()).isTrue();
            assertThat(code.number()).as(code.name()).isBetween(0, 65_535);
            assertThat(ErrorCode.ofNumber(code.number())).isEqualTo(code);
            final Set<Integer> places = new HashSet<>();
            final Matcher matcher = Pattern.compile("\\{(\\d+)}").matcher(code.sentence());
            while (matcher.find()) {
                places.add(Integer.parseInt(matcher.group(1)));
            }
            for (int i = 0; i < places.size(); i++) {
                assertThat(places).as(code.name()).contains(i);
            }
        }
        assertThat(ErrorCode.ofNumber(9999)).isEqualTo(ErrorCode.UNKNOWN);
    }
}
