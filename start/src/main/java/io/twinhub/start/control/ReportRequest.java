package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.keys.Right;

/**
 * Asks what a computer runs.
 *
 * @param counters how the names of the counters begin that are wanted of its hub processes, several divided by spaces: empty for all, which may be thousands.
 */
public record ReportRequest(String counters) {
    /** The roles of programs. */
    public static final ReportRequest STATUS = new ReportRequest("role.");

    /** All that is not counted once per source, so that the answer is short, however large the system. */
    public static final ReportRequest SUMMARY = new ReportRequest("role. link. path. events. receiver.");

    public static final DataClass<ReportRequest> TYPE = DataClass.of("reportRequest", ReportRequest.class)
            .doc("Asks what a computer runs.")
            .field(string("counters", ReportRequest::counters)
                    .doc("How the names of the wanted counters begin, several divided by spaces; empty for all.")
                    .maxLength(256))
            .build(v -> new ReportRequest(v.get(0)));

    public static final Exchange<ReportRequest, ComputerReport> EXCHANGE =
            new Exchange<>(TYPE, ComputerReport.TYPE, Right.COMPUTER);
}
