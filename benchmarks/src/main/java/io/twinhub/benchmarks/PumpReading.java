package io.twinhub.benchmarks;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.duration;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float32;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.uint16;

import io.twinhub.metadata.DataClass;
import java.io.Serializable;
import java.util.List;

/**
 * A record of ten mixed fields, declared as users declare theirs, with limits on some of them. What generated flyweights, JSON and Java
 * serialization are compared on.
 *
 * @param number of the pump, from 1.
 * @param total starts so far.
 * @param channel on which it is measured, 0 to 65535.
 * @param level in metres.
 * @param temperature in degrees Celsius.
 * @param running whether it runs.
 * @param mode how it is driven.
 * @param periodNs between two readings, in nanoseconds.
 * @param name at most 64 bytes.
 * @param remark any text.
 */
public record PumpReading(
        int number,
        long total,
        int channel,
        double level,
        float temperature,
        boolean running,
        PumpMode mode,
        long periodNs,
        String name,
        String remark)
        implements Serializable {
    public static final DataClass<PumpReading> TYPE = DataClass.of("pumpReading", PumpReading.class)
            .id(1201)
            .doc("A record of ten mixed fields.")
            .field(int32("number", PumpReading::number).min(1))
            .field(int64("total", PumpReading::total).min(0))
            .field(uint16("channel", PumpReading::channel))
            .field(float64("level", PumpReading::level).unit("m").min(0.0).max(100.0))
            .field(float32("temperature", PumpReading::temperature).unit("°C"))
            .field(bool("running", PumpReading::running))
            .field(enumeration("mode", PumpReading::mode, List.of(PumpMode.values())))
            .field(duration("period", PumpReading::periodNs))
            .field(string("name", PumpReading::name).maxLength(64))
            .field(string("remark", PumpReading::remark))
            .build(v -> new PumpReading(
                    v.getInt(0),
                    v.getLong(1),
                    v.getInt(2),
                    v.getDouble(3),
                    (float) v.getDouble(4),
                    v.getBoolean(5),
                    v.get(6),
                    v.getLong(7),
                    v.get(8),
                    v.get(9)));

    /** An ordinary one. */
    public static PumpReading sample() {
        return new PumpReading(
                17,
                123_456_789_012L,
                4711,
                3.25,
                61.5f,
                true,
                PumpMode.AUTOMATIC,
                250_000_000L,
                "north.pump-17",
                "bearing changed last week");
    }
}
