package io.twinhub.config;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A receiver that does not keep up.
 *
 * @param receiver a program copy of the spoke; or {@code network A} or {@code network B}: the spoke itself, as the mainHub of that network sees it.
 * @param waiting full super messages that wait for it.
 * @param missed events that it missed because it was slow, since the start of the hub that says so.
 */
public record HubReceiver(String receiver, long waiting, long missed) {
    public static final DataClass<HubReceiver> TYPE = DataClass.of("HubReceiver", HubReceiver.class)
            .doc("A receiver that does not keep up.")
            .field(string("receiver", HubReceiver::receiver)
                    .doc("A program copy of the spoke, or the network on which the spoke itself is slow.")
                    .maxLength(SystemLimits.NAME_LENGTH_MAX))
            .field(int64("waiting", HubReceiver::waiting).doc("Full super messages that wait for it."))
            .field(int64("missed", HubReceiver::missed).doc("Events that it missed because it was slow."))
            .build(v -> new HubReceiver(v.get(0), v.getLong(1), v.getLong(2)));
}
