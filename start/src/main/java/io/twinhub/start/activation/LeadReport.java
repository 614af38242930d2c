package io.twinhub.start.activation;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Items;
import io.twinhub.start.keys.Signed;
import java.util.List;

/**
 * How a computer stands to the versions of a system.
 *
 * @param order the newest that it has, number 0 where none was given.
 * @param signed that order as it came, for computers that were away; empty where none was given.
 * @param leads the version that leads there now; empty: none.
 * @param leftMs what is left until a version that leads provisionally leads no longer; 0: nothing of that kind is under way.
 * @param isDone whether nothing is ACTIVE there any more that may not be.
 * @param versions those that it has, sealed and not damaged.
 */
public record LeadReport(
        Order order, List<Signed> signed, String leads, long leftMs, boolean isDone, List<String> versions) {
    public static final DataClass<LeadReport> TYPE = DataClass.of("leadReport", LeadReport.class)
            .doc("How a computer stands to the versions of a system.")
            .field(data("order", LeadReport::order, Order.TYPE).doc("The newest that it has."))
            .field(list("signed", LeadReport::signed, Signed.TYPE)
                    .doc("That order as it came; empty where none was given.")
                    .maxLength(1))
            .field(string("leads", LeadReport::leads).doc("The version that leads there now; empty for none."))
            .field(int64("left", LeadReport::leftMs)
                    .unit("ms")
                    .doc("What is left until a version that leads provisionally leads no longer."))
            .field(bool("done", LeadReport::isDone).doc("Whether nothing is ACTIVE there any more that may not be."))
            .field(list("versions", LeadReport::versions, Items.string())
                    .doc("Those that it has, sealed and not damaged."))
            .build(v -> new LeadReport(v.get(0), v.get(1), v.get(2), v.getLong(3), v.getBoolean(4), v.get(5)));

    public LeadReport {
        signed = List.copyOf(signed);
        versions = List.copyOf(versions);
    }
}
