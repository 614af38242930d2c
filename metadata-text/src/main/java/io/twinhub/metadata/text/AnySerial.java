package io.twinhub.metadata.text;

import io.twinhub.metadata.AnyData;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Fields;

/** What text shows of an object of a class that it does not know: its bytes, as {@code <serial>base64</serial>}. */
final class AnySerial {
    static final DataClass<AnyData> TYPE = DataClass.of("serial", AnyData.class)
            .field(Fields.bytes("value", AnyData::serial).maxLength(Integer.MAX_VALUE))
            .build(v -> AnyData.ofSerial(v.get(0)));

    private AnySerial() {}

    static boolean is(final DataClass<?> dataClass) {
        return dataClass == TYPE;
    }
}
