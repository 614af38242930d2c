package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransportRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mtu='1400'            | a multiple of 32",
                "mtu='480'             | 512 to 16384",
                "mtu='16416'           | an eighth of a term buffer",
                "mtu='65536' termLength='1MiB' | 512 to 65504",
                "superMessageLength='1000'  | 1024 to",
                "superMessageLength='16384' | 1024 to 16352",
                "superMessages='7'     | 8 to 16384",
                "superMessages='16385' | 8 to 16384",
                "termLength='100000'   | a power of two",
                "termLength='32KiB'    | 65536 to",
                "window='65KiB'        | 1408 to 65536: at least the mtu, at most half a term buffer",
                "window='1024'         | 1408 to 65536",
                "socketBuffer='60000'  | 65536 to 268435456: at least the window",
            })
    void shouldRefuse(final String line) {
        final String[] parts = line.split("\\|");
        final String attribute = parts[0].strip();
        with(attribute).assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, attribute.split(" ")[0], parts[1].strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mtu='16384'",
                "mtu='512'",
                "mtu='65504' termLength='1MiB' window='512KiB'",
                "superMessageLength='16352'",
                "superMessageLength='1024' superMessages='8'",
                "profile='fast' idle='spin' streams='shared'",
                "profile='fast' socketBuffer='128KiB' window='128KiB'",
            })
    void shouldAccept(final String attributes) {
        // The sample's class is short enough for each of these.
        assertThat(with(attributes).problems()).isEmpty();
    }

    @Test
    void shouldTakeAtMostHalfOfWhatALinkHoldsAtATime() {
        assertThat(TransportPlan.pollLimitFor(8)).isEqualTo(4);
        assertThat(TransportPlan.of(TransportSpec.DEFAULT).pollLimit()).isEqualTo(16);
    }

    @Test
    void shouldMeasureEventClassesByTheConfiguredSuperMessage() {
        final String fields = "<field name='rows' type='list[float64](150)'/>";
        final SpecText text = valid.before("</eventClasses>", "<eventClass name='Long'>" + fields + "</eventClass>");
        assertThat(text.problems()).isEmpty();
        text.replace("<networks>", "<transport superMessageLength='1024'/><networks>")
                .assertProblem(ErrorCode.CONFIG_EVENT_CLASS_TOO_LONG, "<eventClass name='Long'", "at most 768 bytes");
    }

    private SpecText with(final String attributes) {
        return valid.replace("<networks>", "<transport " + attributes + "/><networks>");
    }
}
