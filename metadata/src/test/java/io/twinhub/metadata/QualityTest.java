package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTest {
    @Test
    void shouldCompose() {
        final int quality = Quality.with(Quality.BAD_DEVICE_FAILURE, Quality.REPLAYED | Quality.STALE);
        assertThat(Quality.isBad(quality)).isTrue();
        assertThat(Quality.isGood(quality)).isFalse();
        assertThat(Quality.reason(quality)).isEqualTo(3);
        assertThat(Quality.published(quality)).isEqualTo(Quality.BAD_DEVICE_FAILURE);
        assertThat(Quality.derived(quality)).isEqualTo(Quality.REPLAYED | Quality.STALE);
        assertThat(Quality.has(quality, Quality.STALE)).isTrue();
        assertThat(Quality.has(quality, Quality.PATH_DEGRADED)).isFalse();
        assertThat(Quality.isGood(Quality.REPLAYED)).isTrue();
        assertThat(Quality.isGood(Quality.GOOD_OVERRIDE)).isTrue();
        assertThat(Quality.isUncertain(Quality.UNCERTAIN_RANGE)).isTrue();
    }

    @Test
    void shouldLetNothingDerivedThroughFromAPublisher() {
        for (int quality = 0; quality < 1 << 20; quality++) {
            final int published = Quality.published(quality);
            assertThat(Quality.isPublishable(published)).isTrue();
            assertThat(Quality.derived(published)).isZero();
            assertThat(Quality.isPublishable(quality)).isEqualTo(quality < 256);
        }
        assertThat(Quality.isPublishable(-1)).isFalse();
        assertThat(Quality.published(-1)).isEqualTo(Quality.reason(Quality.BAD, 63));
    }

    @Test
    void shouldTakeTheUnusedSeverityAsBad() {
        assertThat(Quality.isBad(3)).isTrue();
        assertThat(Quality.isUncertain(3)).isFalse();
        assertThat(Quality.published(3)).isEqualTo(Quality.BAD);
        assertThat(Quality.published(Quality.BAD_DEVICE_FAILURE | 1)).isEqualTo(Quality.BAD_DEVICE_FAILURE);
        assertThat(Quality.toText(3)).isEqualTo("bad");
        assertThatThrownBy(() -> Quality.reason(3, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quality.reason(Quality.BAD, 64)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, good",
        "1, uncertain",
        "2, bad",
        "0x105, uncertain last-usable replayed",
        "0xF12, bad sensor-failure replayed publisher-not-active stale path-degraded",
        "0xA0, good reason-40"
    })
    void shouldBeWords(final String quality, final String text) {
        assertThat(Quality.toText(Integer.decode(quality))).isEqualTo(text);
        assertThat(Quality.parse(text)).isEqualTo(Integer.decode(quality));
    }

    @Test
    void shouldReadEveryTextThatItWrites() {
        for (int quality = 0; quality < 1 << 16; quality++) {
            final int same = Quality.with(quality, quality);
            assertThat(Quality.parse(Quality.toText(quality))).isEqualTo(same);
        }
    }

    @Test
    void shouldNameEachConstantAsItIsCalled() throws IllegalAccessException {
        for (final Field constant : Quality.class.getFields()) {
            if (Modifier.isStatic(constant.getModifiers()) && constant.getInt(null) < 256) {
                final String words = constant.getName().toLowerCase(Locale.ROOT).replaceFirst("_", " ");
                assertThat(Quality.toText(constant.getInt(null))).isEqualTo(words.replace('_', '-'));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "fine",
                "initial",
                "good initial",
                "bad stale no-value",
                "bad reason-64",
                "bad reason-0",
                "bad x"
            })
    void shouldSayWhatIsExpectedOfAWrongText(final String text) {
        assertThatThrownBy(() -> Quality.parse(text))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("quality")
                .hasMessageContaining("Expected: ");
    }
}
