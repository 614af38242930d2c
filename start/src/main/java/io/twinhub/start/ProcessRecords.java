package io.twinhub.start;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * What a start command runs.
 *
 * @param computer its computer.
 * @param pid its own process id.
 * @param processes in the order of the versions, each version's hub first.
 */
public record ProcessRecords(String computer, long pid, List<ProcessRecord> processes) {
    public static final DataClass<ProcessRecords> TYPE = DataClass.of("processes", ProcessRecords.class)
            .doc("What the system start command of a computer runs.")
            .field(string("computer", ProcessRecords::computer).doc("The computer's name."))
            .field(int64("pid", ProcessRecords::pid).doc("Process id of the start command."))
            .field(list("processes", ProcessRecords::processes, ProcessRecord.TYPE)
                    .doc("Its processes.")
                    .unwrapped())
            .build(v -> new ProcessRecords(v.get(0), v.getLong(1), v.get(2)));

    public ProcessRecords {
        processes = List.copyOf(processes);
    }
}
