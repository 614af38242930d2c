package io.twinhub.start.activation;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * How a version stands that runs on a computer.
 *
 * @param version its id.
 * @param leftMs until it leads no longer, or leads again, by itself; 0: neither will happen by itself.
 */
public record VersionLead(String version, Lead lead, long leftMs) {
    public static final DataClass<VersionLead> TYPE = DataClass.of("versionLead", VersionLead.class)
            .doc("How a version stands that runs on a computer.")
            .field(string("version", VersionLead::version).doc("Its id."))
            .field(enumeration("lead", VersionLead::lead, List.of(Lead.values()))
                    .doc("Whether its programs may act."))
            .field(int64("left", VersionLead::leftMs)
                    .unit("ms")
                    .doc("Until it leads no longer, or leads again, by itself; 0: neither will happen."))
            .build(v -> new VersionLead(v.get(0), v.get(1), v.getLong(2)));

    private static final long MS_PER_SECOND = 1000;

    /** What is left in seconds, rounded up, so that 0 means that nothing happens by itself. */
    public long leftSeconds() {
        return (leftMs + MS_PER_SECOND - 1) / MS_PER_SECOND;
    }

    /** The rest of a sentence that begins with the version. */
    public String text() {
        if (lead == Lead.LEADS) {
            return "leads" + (leftMs == 0 ? "" : " for " + leftSeconds() + " s more");
        }
        return (lead == Lead.BESIDE ? "runs beside" : "is paused")
                + (leftMs == 0 ? "" : ", and leads again in " + leftSeconds() + " s");
    }
}
