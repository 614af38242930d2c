package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Items;
import java.util.Map;

/**
 * What a hub process counts.
 *
 * @param version that it belongs to.
 * @param alive whether it turned just now; what one counted that does not is still told.
 * @param counters by name, as far as they were asked for.
 */
public record HubReport(String version, boolean alive, Map<String, Long> counters) {
    public static final DataClass<HubReport> TYPE = DataClass.of("hubReport", HubReport.class)
            .doc("What a hub process counts.")
            .field(string("version", HubReport::version).doc("The version that it belongs to."))
            .field(bool("alive", HubReport::alive).doc("Whether it turned just now."))
            .field(map("counters", HubReport::counters, Items.int64()).doc("By name, as far as they were asked for."))
            .build(v -> new HubReport(v.get(0), v.getBoolean(1), v.get(2)));

    public HubReport {
        counters = Map.copyOf(counters);
    }
}
