package io.twinhub.benchmarks;

import io.twinhub.metadata.SerialCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A record of ten mixed fields to bytes and back: by the general codec, by flyweights that SBE's tool generated for this one record, as
 * JSON by Jackson, and by Java serialization.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordBenchmark {
    private static final SerialCodec<PumpReading> CODEC = SerialCodec.of(PumpReading.TYPE);
    private static final int BUFFER_LENGTH = 1024;

    private final PumpReading reading = PumpReading.sample();
    private final UnsafeBuffer target = new UnsafeBuffer(new byte[BUFFER_LENGTH]);
    private final UnsafeBuffer source = new UnsafeBuffer(new byte[BUFFER_LENGTH]);
    private final ReadingFlyweights flyweights = new ReadingFlyweights();
    private final ObjectWriter jsonWriter = JsonMapper.shared().writerFor(PumpReading.class);
    private final ObjectReader jsonReader = JsonMapper.shared().readerFor(PumpReading.class);
    private final ByteArrayOutputStream javaTarget = new ByteArrayOutputStream(BUFFER_LENGTH);
    private int length;
    private byte[] json;
    private byte[] java;
    private byte[] name;
    private byte[] remark;

    /** Leaves each form to be decoded. */
    @Setup
    public void fill() throws IOException {
        length = CODEC.encode(reading, source, 0);
        json = recordEncodeByJson();
        java = recordEncodeByJava().toByteArray();
        name = reading.name().getBytes(StandardCharsets.UTF_8);
        remark = reading.remark().getBytes(StandardCharsets.UTF_8);
    }

    /** Ours. */
    @Benchmark
    public int recordEncode() {
        return CODEC.encode(reading, target, 0);
    }

    /** The limit. */
    @Benchmark
    public int recordEncodeBySbe() {
        return flyweights.encode(reading, target, 0);
    }

    @Benchmark
    public byte[] recordEncodeByJson() {
        return jsonWriter.writeValueAsBytes(reading);
    }

    @Benchmark
    public ByteArrayOutputStream recordEncodeByJava() throws IOException {
        javaTarget.reset();
        try (ObjectOutputStream out = new ObjectOutputStream(javaTarget)) {
            out.writeObject(reading);
        }
        return javaTarget;
    }

    /** Ours. */
    @Benchmark
    public PumpReading recordDecode() {
        return CODEC.decode(source, 0, length);
    }

    /** The limit. */
    @Benchmark
    public PumpReading recordDecodeBySbe() {
        return flyweights.decode(source, 0);
    }

    @Benchmark
    public PumpReading recordDecodeByJson() {
        return jsonReader.readValue(json);
    }

    @Benchmark
    public PumpReading recordDecodeByJava() throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(java))) {
            return (PumpReading) in.readObject();
        }
    }

    /** What a decoded record is made of, and nothing else: the least that any decoder must allocate. */
    @Benchmark
    public PumpReading recordDecodeResultAlone() {
        return new PumpReading(
                reading.number(),
                reading.total(),
                reading.channel(),
                reading.level(),
                reading.temperature(),
                reading.running(),
                reading.mode(),
                reading.periodNs(),
                new String(name, StandardCharsets.ISO_8859_1),
                new String(remark, StandardCharsets.ISO_8859_1));
    }
}
