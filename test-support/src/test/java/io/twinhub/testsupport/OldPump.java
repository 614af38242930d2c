package io.twinhub.testsupport;

import static io.twinhub.metadata.Fields.int32;

import io.twinhub.metadata.DataClass;

/** A class of values in its first version. */
record OldPump(int speed) {
    static final DataClass<OldPump> TYPE = DataClass.of("Pump", OldPump.class)
            .field(int32("speed", OldPump::speed))
            .build(v -> new OldPump(v.getInt(0)));
}
