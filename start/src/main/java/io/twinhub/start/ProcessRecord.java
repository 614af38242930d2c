package io.twinhub.start;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.uint32;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * What a start command says about one of its processes.
 *
 * @param version the system version that it belongs to.
 * @param name of a hub process its kind, of a program its copy's id.
 * @param pid process id while it runs, otherwise 0.
 * @param restartCount how often it was started again.
 * @param failure why it cannot be started; empty if it can.
 */
public record ProcessRecord(
        String version,
        ProcessPlan.Role role,
        String name,
        ProcessState state,
        long pid,
        int restartCount,
        String failure) {

    public static final DataClass<ProcessRecord> TYPE = DataClass.of("process", ProcessRecord.class)
            .doc("A process that the system start command runs.")
            .field(string("version", ProcessRecord::version).doc("The system version that it belongs to."))
            .field(enumeration("role", ProcessRecord::role, List.of(ProcessPlan.Role.values()))
                    .doc("Whether it is a hub process or a program copy's."))
            .field(string("name", ProcessRecord::name).doc("The kind of hub, or the program copy's id."))
            .field(enumeration("state", ProcessRecord::state, List.of(ProcessState.values()))
                    .doc("What it does now."))
            .field(int64("pid", ProcessRecord::pid).doc("Process id while it runs, otherwise 0."))
            .field(uint32("restarts", ProcessRecord::restartCount).doc("How often it was started again."))
            .field(string("failure", ProcessRecord::failure)
                    .doc("Why it cannot be started; empty if it can.")
                    .defaultValue(""))
            .build(v -> new ProcessRecord(v.get(0), v.get(1), v.get(2), v.get(3), v.getLong(4), v.getInt(5), v.get(6)));
}
