package io.twinhub.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import org.junit.jupiter.api.Test;

class ParcelTest {
    private static final SerialCodec<Parcel> CODEC = SerialCodec.of(Parcel.TYPE);

    @Test
    void shouldOftenBeShortAndSometimesAsLongAsIsAllowed() {
        for (final int lengthMax : new int[] {900, Parcel.LENGTH_MAX}) {
            int longestCount = 0;
            int shortCount = 0;
            for (int number = 1; number <= 2000; number++) {
                final int length = CODEC.encode(Parcel.of(number, lengthMax)).length;
                assertThat(length).isLessThanOrEqualTo(lengthMax);
                longestCount += length == lengthMax ? 1 : 0;
                shortCount += length < 250 ? 1 : 0;
            }
            assertThat(longestCount).isBetween(80, 180);
            assertThat(shortCount).isGreaterThan(1500);
        }
    }

    @Test
    void shouldBeWhatItsNumberSays() {
        assertThat(Parcel.of(7, 900).isIntact(900)).isTrue();
        assertThat(new Parcel(7, Parcel.of(7, 900).items(), "other").isIntact(900))
                .isFalse();
        assertThat(new Parcel(8, Parcel.of(7, 900).items(), Parcel.of(7, 900).note()).isIntact(900))
                .isFalse();
    }

    @Test
    void shouldHaveOneByteMoreThanFitsWhenItIsTooLong() {
        assertThat(CODEC.encode(Parcel.tooLong(3, 900))).hasSize(901);
        assertThatThrownBy(() -> CODEC.encode(Parcel.tooLong(3, Parcel.LENGTH_MAX)))
                .isInstanceOf(TwinhubException.class);
        assertThat(Parcel.LENGTH_MAX).as("with headers 2048 bytes").isEqualTo(2048 - 99);
    }
}
