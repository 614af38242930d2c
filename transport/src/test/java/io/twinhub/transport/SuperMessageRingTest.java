package io.twinhub.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SuperMessageRingTest {
    private static final int HEADER = 48;
    private static final int CAPACITY = 100;
    private final SuperMessageRing ring = new SuperMessageRing(3, CAPACITY, HEADER);

    @Test
    void shouldFillABufferToItsLastByte() {
        assertThat(ring.claim(50)).isEqualTo(HEADER);
        assertThat(ring.claim(2)).isEqualTo(98);
        assertThat(ring.hasFull()).isFalse();
        assertThat(ring.openHasRoom(1)).isFalse();
        assertThat(ring.claim(1)).isEqualTo(HEADER);
        assertThat(ring.hasFull()).isTrue();
        assertThat(ring.oldestLength()).isEqualTo(CAPACITY);
    }

    @Test
    void shouldRefuseWhenEveryBufferIsFullAndGoOnAfterARelease() {
        assertThat(ring.claim(52)).isEqualTo(HEADER);
        assertThat(ring.claim(52)).isEqualTo(HEADER);
        assertThat(ring.claim(52)).isEqualTo(HEADER);
        assertThat(ring.claim(1)).isEqualTo(-1);
        ring.releaseOldest();
        assertThat(ring.claim(1)).isEqualTo(HEADER);
        assertThat(ring.openLength()).isEqualTo(HEADER + 1);
    }

    @Test
    void shouldKeepTheOrderThroughManyCycles() {
        int written = 0;
        int read = 0;
        for (int i = 0; i < 1000; i++) {
            while (ring.claim(40) >= 0) {
                ring.open().putInt(HEADER, written++);
            }
            for (int take = i % 3; take > 0 && ring.hasFull(); take--) {
                assertThat(ring.oldest().getInt(HEADER)).isEqualTo(read++);
                ring.releaseOldest();
            }
        }
        assertThat(read).isGreaterThan(500);
    }

    @Test
    void shouldBeEmptyAfterClearAndAfterReleasingTheOpenBuffer() {
        ring.claim(52);
        ring.claim(52);
        ring.clear();
        assertThat(ring.hasFull()).isFalse();
        assertThat(ring.openIsEmpty()).isTrue();
        ring.claim(3);
        ring.releaseOpen();
        assertThat(ring.openIsEmpty()).isTrue();
    }

    @Test
    void shouldRefuseWhatNoBufferCanHold() {
        assertThatThrownBy(() -> ring.claim(53)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SuperMessageRing(1, CAPACITY, HEADER))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
