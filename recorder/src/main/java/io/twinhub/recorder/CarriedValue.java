package io.twinhub.recorder;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A last value as a recorder hands it to that of a further version, which may know the event by another id and run another release.
 *
 * @param event name of the event.
 * @param computer name of the computer on which it was published.
 * @param copyEpoch of its publication.
 * @param sequence of its publication.
 * @param quality the publisher's part.
 * @param timestampNs of the event, in nanoseconds since 1970 UTC.
 * @param value as the version of the sender has it.
 */
public record CarriedValue(
        String event, String computer, long copyEpoch, long sequence, int quality, long timestampNs, byte[] value) {
    public static final DataClass<CarriedValue> TYPE = DataClass.of("carriedValue", CarriedValue.class)
            .doc("A last value on its way from the recorder of one version to that of the next.")
            .field(string("event", CarriedValue::event).doc("Name of the event."))
            .field(string("computer", CarriedValue::computer).doc("Where it was published."))
            .field(int64("copyEpoch", CarriedValue::copyEpoch).doc("Of its publication."))
            .field(int64("sequence", CarriedValue::sequence).doc("Of its publication."))
            .field(int32("quality", CarriedValue::quality).doc("The publisher's part."))
            .field(int64("timestamp", CarriedValue::timestampNs).unit("ns").doc("Of the event, since 1970 UTC."))
            .field(bytes("value", CarriedValue::value).doc("As the version of the sender has it."))
            .build(v -> new CarriedValue(
                    v.get(0), v.get(1), v.getLong(2), v.getLong(3), v.getInt(4), v.getLong(5), v.get(6)));
}
