package io.twinhub.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.SerialCodec;
import java.io.IOException;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All forms carry the whole record, and the flyweights write what the general codec writes. */
final class RecordBenchmarkTest {
    private final RecordBenchmark benchmark = new RecordBenchmark();
    private final PumpReading reading = PumpReading.sample();

    @BeforeEach
    void fill() throws IOException {
        benchmark.fill();
    }

    @Test
    void shouldWriteTheSameBytesAsTheFlyweights() {
        final UnsafeBuffer bySbe = new UnsafeBuffer(new byte[256]);
        final int length = new ReadingFlyweights().encode(reading, bySbe, 0);
        assertThat(SerialCodec.of(PumpReading.TYPE).encode(reading))
                .isEqualTo(Arrays.copyOf(bySbe.byteArray(), length));
        assertThat(benchmark.recordEncode()).isEqualTo(length);
        assertThat(benchmark.recordEncodeBySbe()).isEqualTo(length);
    }

    @Test
    void shouldReadTheRecordFromEachForm() throws IOException, ClassNotFoundException {
        assertThat(benchmark.recordDecode()).isEqualTo(reading);
        assertThat(benchmark.recordDecodeBySbe()).isEqualTo(reading);
        assertThat(benchmark.recordDecodeByJson()).isEqualTo(reading);
        assertThat(benchmark.recordDecodeByJava()).isEqualTo(reading);
        assertThat(benchmark.recordDecodeResultAlone()).isEqualTo(reading);
    }
}
