package io.twinhub.config;

import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * The programs of a spoke that do not keep up with what they subscribe to: the value of {@link HubEvent#RECEIVERS}.
 *
 * @param slow at most {@link #COUNT_MAX}; empty if all keep up.
 */
public record HubReceivers(List<HubReceiver> slow) {
    /** Receivers in one event: so many fit the usual super message. */
    public static final int COUNT_MAX = 64;

    public static final DataClass<HubReceivers> TYPE = DataClass.of("HubReceivers", HubReceivers.class)
            .doc("The programs of a spoke that do not keep up with what they subscribe to.")
            .field(list("slow", HubReceivers::slow, HubReceiver.TYPE)
                    .doc("Empty if all keep up.")
                    .maxLength(COUNT_MAX))
            .build(v -> new HubReceivers(v.get(0)));

    public HubReceivers {
        slow = List.copyOf(slow);
    }
}
