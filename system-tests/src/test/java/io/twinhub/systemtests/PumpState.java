package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/** A complex event: text and a list of nested data, so that no two values need have the same length. */
record PumpState(int rpm, String mode, List<Alarm> alarms) {
    record Alarm(double limit, String text) {
        static final DataClass<Alarm> TYPE = DataClass.of("Alarm", Alarm.class)
                .field(float64("limit", Alarm::limit))
                .field(string("text", Alarm::text).maxLength(40))
                .build(v -> new Alarm(v.getDouble(0), v.get(1)));
    }

    static final int MODE_LENGTH_MAX = 5000;

    static final DataClass<PumpState> TYPE = DataClass.of("PumpState", PumpState.class)
            .field(int32("rpm", PumpState::rpm).unit("1/min").min(0))
            .field(string("mode", PumpState::mode).maxLength(MODE_LENGTH_MAX))
            .field(list("alarms", PumpState::alarms, Alarm.TYPE).maxLength(3))
            .build(v -> new PumpState(v.getInt(0), v.get(1), v.get(2)));

    static PumpState of(final int rpm) {
        return new PumpState(rpm, "forward", List.of(new Alarm(rpm * 0.5, "too slow"), new Alarm(rpm * 1.5, "")));
    }
}
