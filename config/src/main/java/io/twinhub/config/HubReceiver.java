package io.twinhub.config;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A receiver that does not keep up.
 *
 * @param copy the program copy.
 * @param lag events that wait for it.
 * @param missed events that it missed since its localHub started: conflated, or given up with a gap.
 */
public record HubReceiver(String copy, long lag, long missed) {
    public static final DataClass<HubReceiver> TYPE = DataClass.of("HubReceiver", HubReceiver.class)
            .doc("A receiver that does not keep up.")
            .field(string("copy", HubReceiver::copy).doc("The program copy.").maxLength(SystemLimits.NAME_LENGTH_MAX))
            .field(int64("lag", HubReceiver::lag).doc("Events that wait for it."))
            .field(int64("missed", HubReceiver::missed).doc("Events that it missed since its localHub started."))
            .build(v -> new HubReceiver(v.get(0), v.getLong(1), v.getLong(2)));
}
