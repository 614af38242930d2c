package io.twinhub.benchmarks;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.twinhub.benchmarks.sbe.event.PrimitiveEventDecoder;
import io.twinhub.benchmarks.sbe.event.PrimitiveEventEncoder;
import io.twinhub.config.SystemLimits;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.Quality;
import io.twinhub.transport.EventBlock;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One floating-point event of 25 bytes, written and read in the event block of the message path and by flyweights that SBE's tool
 * generated for the same bytes. A super message full of them at a time, as they travel; figures are per event.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventBenchmark {
    static final int EVENT_COUNT = 300;
    private static final int VALUE_LENGTH = Double.BYTES;
    private static final long FIRST_TIMESTAMP_NS = 1_795_000_000_000_000_000L;

    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SystemLimits.SUPER_MESSAGE_LENGTH_BYTES]);
    private final PrimitiveEventEncoder encoder = new PrimitiveEventEncoder();
    private final PrimitiveEventDecoder decoder = new PrimitiveEventDecoder();
    // As on the path, where they come out of the configuration, and so are unknown to the compiler.
    private int kind = EventKind.FLOAT64.code();
    private int quality = Quality.UNCERTAIN_INITIAL;
    private int end;

    /** Leaves a full super message to be read. */
    @Setup
    public void fill() {
        end = eventWrite();
    }

    /** Ours: the event block of the message path. */
    @Benchmark
    @OperationsPerInvocation(EVENT_COUNT)
    public int eventWrite() {
        int position = 0;
        for (int i = 0; i < EVENT_COUNT; i++) {
            EventBlock.put(buffer, position, 1, i, kind, quality, FIRST_TIMESTAMP_NS + i, VALUE_LENGTH);
            buffer.putDouble(position + EventBlock.valueOffset(kind), i, LITTLE_ENDIAN);
            position += EventBlock.length(kind, VALUE_LENGTH);
        }
        return position;
    }

    /** The limit: a flyweight of these six fields. */
    @Benchmark
    @OperationsPerInvocation(EVENT_COUNT)
    public int eventWriteBySbe() {
        int position = 0;
        for (int i = 0; i < EVENT_COUNT; i++) {
            encoder.wrap(buffer, position)
                    .delta(1)
                    .eventId(i)
                    .kind((short) kind)
                    .quality(quality)
                    .timestamp(FIRST_TIMESTAMP_NS + i)
                    .value(i);
            position = encoder.limit();
        }
        return position;
    }

    /** Ours: trusts nothing, so the kind is looked up and the length checked before a field is read. */
    @Benchmark
    @OperationsPerInvocation(EVENT_COUNT)
    public double eventRead() {
        double sum = 0;
        int position = 0;
        while (position < end) {
            final int length = EventBlock.lengthAt(buffer, position, end);
            if (length < 0) {
                throw new IllegalStateException("no event at " + position);
            }
            final int kindHere = EventBlock.kind(buffer, position);
            sum += EventBlock.delta(buffer, position)
                    + EventBlock.eventId(buffer, position)
                    + kindHere
                    + EventBlock.quality(buffer, position)
                    + (EventBlock.timestampNs(buffer, position) - FIRST_TIMESTAMP_NS)
                    + buffer.getDouble(position + EventBlock.valueOffset(kindHere), LITTLE_ENDIAN);
            position += length;
        }
        return sum;
    }

    /** The limit: knows that all are alike. */
    @Benchmark
    @OperationsPerInvocation(EVENT_COUNT)
    public double eventReadBySbe() {
        double sum = 0;
        int position = 0;
        while (position < end) {
            decoder.wrap(buffer, position, PrimitiveEventDecoder.BLOCK_LENGTH, PrimitiveEventDecoder.SCHEMA_VERSION);
            sum += decoder.delta()
                    + decoder.eventId()
                    + decoder.kind()
                    + decoder.quality()
                    + (decoder.timestamp() - FIRST_TIMESTAMP_NS)
                    + decoder.value();
            position = decoder.limit();
        }
        return sum;
    }
}
