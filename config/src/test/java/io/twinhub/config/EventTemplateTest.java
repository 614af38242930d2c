package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTemplateTest {
    @Test
    void shouldStandForItselfWithoutRange() {
        assertThat(EventTemplate.of("tank.level").names()).containsExactly("tank.level");
    }

    @Test
    void shouldRunThroughARange() {
        assertThat(EventTemplate.of("tank.{9..11}.level").names())
                .containsExactly("tank.9.level", "tank.10.level", "tank.11.level");
    }

    @Test
    void shouldKeepTheWidthOfANumberWithLeadingZeros() {
        assertThat(EventTemplate.of("t{08..10}").names()).containsExactly("t08", "t09", "t10");
    }

    @Test
    void shouldMultiplyRanges() {
        assertThat(EventTemplate.of("{1..2}.{1..2}").names()).containsExactly("1.1", "1.2", "2.1", "2.2");
        assertThat(EventTemplate.of("{1..2}.{1..3}").count()).isEqualTo(6);
    }

    @Test
    void shouldCountWithoutExpandingOrOverflowing() {
        assertThat(EventTemplate.of("{5..4}").count()).isZero();
        assertThat(EventTemplate.of("{1..999999999}.{1..999999999}.{1..999999999}")
                        .count())
                .isEqualTo(Integer.MAX_VALUE);
    }
}
