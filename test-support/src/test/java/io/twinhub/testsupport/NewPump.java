package io.twinhub.testsupport;

import static io.twinhub.metadata.Fields.int32;

import io.twinhub.metadata.DataClass;

/** The same in its second version. */
record NewPump(int speed, int power) {
    static final DataClass<NewPump> TYPE = DataClass.of("Pump", NewPump.class)
            .field(int32("speed", NewPump::speed))
            .field(int32("power", NewPump::power).defaultValue(9).since(1))
            .build(v -> new NewPump(v.getInt(0), v.getInt(1)));
}
