package io.twinhub.assigner;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * Which instance of an assigned copy is ACTIVE and why, as an assigner knows it.
 *
 * @param copy its name.
 * @param computer where the instance lies that the last assignment names; empty if it says that nobody is ACTIVE.
 * @param copyEpoch of that assignment; 0 if there was none.
 * @param saidNs when it was said, by the clock of the assigner that did, in nanoseconds since 1970; 0 if there was none.
 * @param reason of it, as a sentence.
 * @param waitsFor what has to happen before an instance is ACTIVE; empty if one is.
 * @param instances in the order of the configuration.
 */
public record CopyReport(
        String copy,
        String computer,
        long copyEpoch,
        long saidNs,
        String reason,
        String waitsFor,
        List<InstanceReport> instances) {
    public static final DataClass<CopyReport> TYPE = DataClass.of("copyReport", CopyReport.class)
            .doc("Which instance of an assigned copy is ACTIVE and why, as an assigner knows it.")
            .field(string("copy", CopyReport::copy).doc("Its name."))
            .field(string("computer", CopyReport::computer).doc("Of the assigned instance; empty: nobody is."))
            .field(int64("copyEpoch", CopyReport::copyEpoch).doc("Of the last assignment; 0: there was none."))
            .field(int64("saidNs", CopyReport::saidNs).doc("When that was said, since 1970."))
            .field(string("reason", CopyReport::reason).doc("Of the last assignment."))
            .field(string("waitsFor", CopyReport::waitsFor)
                    .doc("What has to happen before an instance is ACTIVE; empty if one is."))
            .field(list("instances", CopyReport::instances, InstanceReport.TYPE)
                    .doc("In the order of the configuration.")
                    .unwrapped())
            .build(v -> new CopyReport(v.get(0), v.get(1), v.getLong(2), v.getLong(3), v.get(4), v.get(5), v.get(6)));

    public CopyReport {
        instances = List.copyOf(instances);
    }
}
