package io.twinhub.config;

import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * Where recorders run: they remember the last value of every event and give it to whoever starts late or missed something.
 *
 * @param computers names of spoke computers; with several of them the system needs assigners, and the first one is preferred.
 */
public record RecordersSpec(List<String> computers) {
    /** The id of the program copy whose instances the recorders are. */
    public static final String COPY = "recorder";

    public static final DataClass<RecordersSpec> TYPE = DataClass.of("recorders", RecordersSpec.class)
            .doc("Where recorders run: they remember the last value of every event and give it to whoever starts late.")
            .field(strings("computers", RecordersSpec::computers)
                    .doc("Spoke computers; several need assigners, and the first one is preferred."))
            .build(v -> new RecordersSpec(v.get(0)));

    public RecordersSpec {
        computers = List.copyOf(computers);
    }
}
