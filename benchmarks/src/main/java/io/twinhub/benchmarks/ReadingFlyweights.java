package io.twinhub.benchmarks;

import io.twinhub.benchmarks.sbe.reading.BooleanType;
import io.twinhub.benchmarks.sbe.reading.MessageHeaderDecoder;
import io.twinhub.benchmarks.sbe.reading.MessageHeaderEncoder;
import io.twinhub.benchmarks.sbe.reading.PumpReadingDecoder;
import io.twinhub.benchmarks.sbe.reading.PumpReadingEncoder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** The limit for the general codec: flyweights generated for this one record, which know its fields at compile time. Used by one thread. */
final class ReadingFlyweights {
    private final MessageHeaderEncoder headerEncoder = new MessageHeaderEncoder();
    private final PumpReadingEncoder encoder = new PumpReadingEncoder();
    private final MessageHeaderDecoder headerDecoder = new MessageHeaderDecoder();
    private final PumpReadingDecoder decoder = new PumpReadingDecoder();

    /** Writes the message with its header; its length. */
    int encode(final PumpReading reading, final MutableDirectBuffer buffer, final int offset) {
        encoder.wrapAndApplyHeader(buffer, offset, headerEncoder)
                .number(reading.number())
                .total(reading.total())
                .channel(reading.channel())
                .level(reading.level())
                .temperature(reading.temperature())
                .running(reading.running() ? BooleanType.TRUE_ : BooleanType.FALSE_)
                .mode(ofMode(reading.mode()))
                .period(reading.periodNs())
                .name(reading.name())
                .remark(reading.remark());
        return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
    }

    PumpReading decode(final DirectBuffer buffer, final int offset) {
        decoder.wrapAndApplyHeader(buffer, offset, headerDecoder);
        return new PumpReading(
                decoder.number(),
                decoder.total(),
                decoder.channel(),
                decoder.level(),
                decoder.temperature(),
                decoder.running() == BooleanType.TRUE_,
                toMode(decoder.mode()),
                decoder.period(),
                decoder.name(),
                decoder.remark());
    }

    private static io.twinhub.benchmarks.sbe.reading.PumpMode ofMode(final PumpMode mode) {
        return switch (mode) {
            case OFF -> io.twinhub.benchmarks.sbe.reading.PumpMode.OFF;
            case MANUAL -> io.twinhub.benchmarks.sbe.reading.PumpMode.MANUAL;
            case AUTOMATIC -> io.twinhub.benchmarks.sbe.reading.PumpMode.AUTOMATIC;
        };
    }

    private static PumpMode toMode(final io.twinhub.benchmarks.sbe.reading.PumpMode mode) {
        return switch (mode) {
            case OFF -> PumpMode.OFF;
            case MANUAL -> PumpMode.MANUAL;
            case AUTOMATIC -> PumpMode.AUTOMATIC;
            case NULL_VAL -> null;
        };
    }
}
