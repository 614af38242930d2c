package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class ErrorCodeTest {
    /** With what the names of a module's errors begin. */
    private static final Map<ErrorRange, List<String>> NAMES = new EnumMap<>(Map.ofEntries(
            Map.entry(ErrorRange.GENERAL, List.of("UNKNOWN", "CAUSES_")),
            Map.entry(ErrorRange.METADATA, List.of("TEXT_", "SERIAL_", "EVENT_", "DESCRIPTION_")),
            Map.entry(ErrorRange.CONFIG, List.of("CONFIG_")),
            Map.entry(ErrorRange.TRANSPORT, List.of("LINK_")),
            Map.entry(ErrorRange.RUNTIME, List.of("RUNTIME_")),
            Map.entry(
                    ErrorRange.BUS,
                    List.of(
                            "PUBLISHER_",
                            "SUBSCRIBE_",
                            "HANDLER_",
                            "INSTANCE_",
                            "PUBLISH_",
                            "VALUE_",
                            "RECORDER_",
                            "CONNECTION_",
                            "VERSION_")),
            Map.entry(ErrorRange.LOCALHUB, List.of("PROGRAM_", "PUBLISH_", "MESSAGE_")),
            Map.entry(ErrorRange.MAINHUB, List.of("SOURCE_")),
            Map.entry(
                    ErrorRange.CONSOLE,
                    List.of(
                            "COMMAND_",
                            "CLI_",
                            "CONTROL_",
                            "KEYS_",
                            "DISTRIBUTION_",
                            "START_",
                            "ORDER_",
                            "ACTIVATION_")),
            Map.entry(ErrorRange.ASSIGNER, List.of("ASSIGNER_")),
            Map.entry(ErrorRange.EXECUTIVE, List.of("SESSION_")),
            Map.entry(ErrorRange.APPLICATION, List.of())));

    @Test
    void shouldHaveEachErrorInTheRangeOfItsModule() {
        int before = -1;
        for (final ErrorCode code : ErrorCode.values()) {
            assertThat(code.number()).as("order of " + code).isGreaterThan(before);
            before = code.number();
            assertThat(code.range().contains(code.number())).as(code.name()).isTrue();
            assertThat(NAMES.get(code.range()))
                    .as(code + " is of " + code.range())
                    .anyMatch(prefix -> code.name().startsWith(prefix));
        }
    }

    @Test
    void shouldHaveRangesThatDoNotOverlap() {
        int before = -1;
        for (final ErrorRange range : ErrorRange.values()) {
            assertThat(range.first()).isGreaterThan(before);
            assertThat(range.last()).isGreaterThan(range.first());
            assertThat(ErrorRange.of(range.first())).isEqualTo(range);
            assertThat(ErrorRange.of(range.last())).isEqualTo(range);
            before = range.last();
        }
        assertThat(before).as("what 16 bits hold").isEqualTo(65_535);
        assertThat(ErrorRange.of(11_000)).as("a module to come").isEqualTo(ErrorRange.GENERAL);
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
            assertThat(code.sentence()).as(code.name()).doesNotContain("\n").doesNotContain(". ");
        }
        assertThat(ErrorCode.ofNumber(9999)).isEqualTo(ErrorCode.UNKNOWN);
    }

    @Test
    void shouldPutArgumentsOnlyInTheirPlaces() {
        assertThat(ErrorCode.TEXT_ELEMENT_UNKNOWN.render("{1}", "b"))
                .isEqualTo("The element <{1}> is not known in <b>.");
        assertThat(ErrorCode.TEXT_ELEMENT_UNKNOWN.render("$1 \\", "{0}"))
                .isEqualTo("The element <$1 \\> is not known in <{0}>.");
        assertThat(ErrorCode.TEXT_ELEMENT_UNKNOWN.render("a")).isEqualTo("The element <a> is not known in <{1}>.");
    }
}
