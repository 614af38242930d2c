package io.twinhub.assigner;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * Which instances of the assigned copies of the whole system are ACTIVE, and who decides that, as one assigner knows it.
 *
 * @param computer of the assigner that says so.
 * @param holder computer of the assigner that holds the office; empty if it is not known, or nobody does.
 * @param officeEpoch under which it does; 0 likewise.
 * @param outOfReach hub computers that the assigner that says so does not hear.
 * @param copies in the order of the configuration.
 */
public record RoleReport(
        String computer, String holder, long officeEpoch, List<String> outOfReach, List<CopyReport> copies) {
    public static final DataClass<RoleReport> TYPE = DataClass.of("roleReport", RoleReport.class)
            .doc("Which instances of the assigned copies are ACTIVE, and who decides that, as one assigner knows it.")
            .field(string("computer", RoleReport::computer).doc("Of the assigner that says so."))
            .field(string("holder", RoleReport::holder).doc("Computer of the assigner that holds the office."))
            .field(int64("officeEpoch", RoleReport::officeEpoch).doc("Under which it does; 0: nobody is known to."))
            .field(strings("outOfReach", RoleReport::outOfReach).doc("Hub computers that this assigner does not hear."))
            .field(list("copies", RoleReport::copies, CopyReport.TYPE)
                    .doc("In the order of the configuration.")
                    .unwrapped())
            .build(v -> new RoleReport(v.get(0), v.get(1), v.getLong(2), v.get(3), v.get(4)));

    public RoleReport {
        outOfReach = List.copyOf(outOfReach);
        copies = List.copyOf(copies);
    }
}
