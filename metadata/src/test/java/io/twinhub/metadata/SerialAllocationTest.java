package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encoding allocates nothing and decoding nothing but the object, and this does not depend on what a compiler finds out. */
final class SerialAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int RUN_COUNT = 100;

    private record Part(String name, double weight) {
        static final DataClass<Part> TYPE = DataClass.of("part", Part.class)
                .field(string("name", Part::name))
                .field(float64("weight", Part::weight).min(0.0))
                .build(v -> new Part(v.get(0), v.getDouble(1)));
    }

    private record Machine(int number, boolean on, Severity severity, String name, List<Part> parts) {
        static final DataClass<Machine> TYPE = DataClass.of("machine", Machine.class)
                .field(int32("number", Machine::number).min(1))
                .field(bool("on", Machine::on))
                .field(enumeration("severity", Machine::severity, List.of(Severity.values())))
                .field(string("name", Machine::name).maxLength(50))
                .field(list("parts", Machine::parts, Part.TYPE))
                .build(v -> new Machine(v.getInt(0), v.getBoolean(1), v.get(2), v.get(3), v.get(4)));
    }

    private Machine made;
    private final SerialCodec<Machine> codec = SerialCodec.of(Machine.TYPE);
    private final Machine machine =
            new Machine(1, true, Severity.ERROR, "Pumpe für Öl", List.of(new Part("wheel", 1.5), new Part("axle", 7)));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEncodeWithoutAllocation(final boolean direct) {
        final MutableDirectBuffer buffer = buffer(direct);
        assertThat(allocatedBytes(() -> codec.encode(machine, buffer, 0))).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAllocateNothingButTheDecodedObject(final boolean direct) {
        final MutableDirectBuffer buffer = buffer(direct);
        final int length = codec.encode(machine, buffer, 0);
        final byte[] latin = new byte[5];
        final byte[] name = "Pumpe für Öl".getBytes(StandardCharsets.UTF_8);
        final long object = allocatedBytes(() -> {
            final List<Part> parts = new ArrayList<>(2);
            parts.add(new Part(new String(latin, StandardCharsets.UTF_8), 1.5));
            parts.add(new Part(new String(latin, 0, 4, StandardCharsets.UTF_8), 7));
            made = new Machine(
                    1,
                    true,
                    Severity.ERROR,
                    new String(name, StandardCharsets.UTF_8),
                    Collections.unmodifiableList(parts));
        });
        assertThat(allocatedBytes(() -> made = codec.decode(buffer, 0, length))).isEqualTo(object);
        assertThat(made).isEqualTo(machine);
    }

    private static MutableDirectBuffer buffer(final boolean direct) {
        return direct ? new UnsafeBuffer(ByteBuffer.allocateDirect(500)) : new UnsafeBuffer(new byte[500]);
    }

    /** The least that one run of the work allocates: now and then a class is loaded, or something is counted. */
    private static long allocatedBytes(final Runnable work) {
        final long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUN_COUNT; i++) {
            final long before = THREADS.getThreadAllocatedBytes(thread);
            work.run();
            least = Math.min(least, THREADS.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }
}
