package io.twinhub.assigner;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * How an instance of an assigned copy stands, as an assigner knows it.
 *
 * @param computer on which it is configured.
 * @param rank by which it is chosen among those that stand by; the lower one first.
 * @param role ACTIVE, STANDBY, DOWN, or UNKNOWN while its localHub has said nothing yet.
 * @param silentOn hub computers that do not hear the computer.
 */
public record InstanceReport(String computer, int rank, String role, List<String> silentOn) {
    public static final DataClass<InstanceReport> TYPE = DataClass.of("instanceReport", InstanceReport.class)
            .doc("How an instance of an assigned copy stands, as an assigner knows it.")
            .field(string("computer", InstanceReport::computer).doc("On which it is configured."))
            .field(int32("rank", InstanceReport::rank).doc("The lower one is chosen first."))
            .field(string("role", InstanceReport::role).doc("What it is to its localHub."))
            .field(strings("silentOn", InstanceReport::silentOn).doc("Hub computers that do not hear the computer."))
            .build(v -> new InstanceReport(v.get(0), v.getInt(1), v.get(2), v.get(3)));

    public InstanceReport {
        silentOn = List.copyOf(silentOn);
    }
}
