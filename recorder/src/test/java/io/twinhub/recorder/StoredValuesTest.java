package io.twinhub.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.RecordersSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.transport.EventBlock;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class StoredValuesTest {
    private static final int EVENTS = 10_000;
    private static final int KIND_INT64 = 5;
    private static final int SOURCE = 2;
    private static final long FINGERPRINT = 77;

    private final SystemPlan plan = SystemPlan.compile(SystemSpec.builder("recorded", "1")
            .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
            .computers(List.of(new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11")))
            .programs(List.of(new ProgramSpec("program", "true")))
            .programCopies(List.of(ProgramCopySpec.of("gauge", "program", "spoke-1")))
            .events(List.of(EventSpec.of("level.{1.." + EVENTS + "}", "int64")))
            .publishers(List.of(new PublisherSpec("gauge", "level.*")))
            .recorders(new RecordersSpec(List.of("spoke-1")))
            .build());
    private final LastValues values = new LastValues(plan);
    private final LastValues read = new LastValues(plan);
    private int portions;

    @Test
    void shouldGiveEveryValueBackAsOlderThanAnyLiveOne() {
        for (int event = 0; event < EVENTS; event += 3) {
            put(values, event, 5, event + 1L);
        }
        assertThat(StoredValues.read(saved(), FINGERPRINT, read)).isNull();
        assertThat(portions).isGreaterThan(1);
        for (int event = 0; event < EVENTS; event++) {
            assertThat(read.block(event)).isEqualTo(values.block(event));
        }
        assertThat(read.copyEpoch(3)).isEqualTo(Long.MIN_VALUE + 5);
        assertThat(read.sequence(3)).isEqualTo(4);
        put(read, 3, 1, 1);
        assertThat(read.copyEpoch(3)).isEqualTo(1);
    }

    @Test
    void shouldBeginAnewInTheMiddle() {
        for (int event = 0; event < EVENTS; event++) {
            put(values, event, 5, 1);
        }
        final StoredValues stored = new StoredValues(values, FINGERPRINT);
        stored.begin();
        final Collected store = new Collected();
        stored.writeTo(store);
        assertThat(stored.isWriting()).isTrue();
        put(values, 0, 5, 2);
        assertThat(StoredValues.read(store.all(stored), FINGERPRINT, read)).isNull();
        assertThat(read.sequence(0)).isEqualTo(2);
    }

    @Test
    void shouldHoldNothingWhereNothingWasPublished() {
        assertThat(StoredValues.read(saved(), FINGERPRINT, read)).isNull();
        assertThat(read.block(0)).isNull();
    }

    @Test
    void shouldTakeNothingOfWhatIsDamaged() {
        put(values, 1, 5, 1);
        final byte[] whole = saved();
        assertThat(StoredValues.read(new byte[0], FINGERPRINT, read)).isEqualTo("it has only 0 bytes");
        for (int length = 1; length < whole.length; length++) {
            assertThat(StoredValues.read(Arrays.copyOf(whole, length), FINGERPRINT, read))
                    .isNotNull();
        }
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            final byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(StoredValues.read(flipped, FINGERPRINT, read))
                    .as("bit " + bit)
                    .isNotNull();
        }
        assertThat(StoredValues.read(whole, FINGERPRINT + 1, read)).isEqualTo("it is of another system version");
        assertThat(read.block(1)).isNull();
    }

    /** Nobody writes that by accident; but a recorder that cannot start at all would be worse than one without values. */
    @Test
    void shouldTakeNothingOfWhatIsNoValueUnderARightChecksum() {
        put(values, 1, 5, 1);
        final byte[] whole = saved();
        for (int at = 16; at < whole.length - Integer.BYTES; at++) {
            for (final int value : new int[] {0, 0x7F, 0x80, 0xFF}) {
                final byte[] wrong = whole.clone();
                wrong[at] = (byte) value;
                StoredValues.read(withChecksum(wrong), FINGERPRINT, read);
            }
        }
        final byte[] shorter = Arrays.copyOf(whole, whole.length - 1);
        assertThat(StoredValues.read(withChecksum(shorter), FINGERPRINT, new LastValues(plan)))
                .isEqualTo("it has no value at byte 16");
    }

    private static byte[] withChecksum(final byte[] bytes) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - Integer.BYTES);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length - Integer.BYTES, (int)
                crc.getValue());
        return bytes;
    }

    private byte[] saved() {
        final StoredValues stored = new StoredValues(values, FINGERPRINT);
        final Collected store = new Collected();
        final byte[] all = store.all(stored);
        portions = store.portions;
        return all;
    }

    private static void put(final LastValues into, final int event, final long copyEpoch, final long sequence) {
        final UnsafeBuffer block = new UnsafeBuffer(new byte[EventBlock.length(KIND_INT64, Long.BYTES)]);
        EventBlock.put(block, 0, 0, event, KIND_INT64, 0, 1, Long.BYTES);
        block.putLong(EventBlock.valueOffset(KIND_INT64), sequence);
        into.put(SOURCE, 9, copyEpoch, sequence, block, 0);
    }

    /** Takes all portions. */
    private static final class Collected implements ValueStore {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private int portions;

        byte[] all(final StoredValues stored) {
            stored.begin();
            while (stored.isWriting()) {
                stored.writeTo(this);
            }
            return content.toByteArray();
        }

        @Override
        public byte[] load() {
            return null;
        }

        @Override
        public boolean isIdle() {
            return true;
        }

        @Override
        public boolean hasFailed() {
            return false;
        }

        @Override
        public void save(final byte[] bytes, final int length, final boolean isFirst, final boolean isLast) {
            if (isFirst) {
                content.reset();
            }
            content.write(bytes, 0, length);
            portions++;
        }

        @Override
        public void putAside(final String suffix, final String reason) {}
    }
}
