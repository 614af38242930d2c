package io.twinhub.samples;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Items.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * A machine that introduces itself: the greeting of a {@link MachineReporter}. A complex event, since text and lists have no fixed
 * length.
 *
 * @param system the operating system, such as {@code Linux 6.8}.
 * @param processors how many the program may use.
 * @param measurements names of what the machine measures.
 */
public record Machine(String system, int processors, List<String> measurements) {
    /** The description; {@code twinhub metadata describe machine} prints the {@code <eventClass>} for the configuration. */
    public static final DataClass<Machine> TYPE = DataClass.of("Machine", Machine.class)
            .doc("A machine that introduces itself.")
            .field(string("system", Machine::system)
                    .doc("The operating system, such as Linux 6.8.")
                    .maxLength(200))
            .field(int32("processors", Machine::processors)
                    .doc("How many the program may use.")
                    .min(1))
            .field(list("measurements", Machine::measurements, string().maxLength(40))
                    .doc("Names of what the machine measures.")
                    .maxLength(100))
            .build(v -> new Machine(v.get(0), v.getInt(1), v.get(2)));

    /** The machine on which this program runs. */
    static Machine ofThisProgram(final List<String> measurements) {
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                measurements);
    }

    /** For people. */
    String text() {
        return system + ", " + processors + " processors, " + measurements.size() + " measurements";
    }

    public Machine {
        measurements = List.copyOf(measurements);
    }
}
