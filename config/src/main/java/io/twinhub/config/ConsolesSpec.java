package io.twinhub.config;

import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * Where consoles may watch events. On each of these computers there is a program copy of the infrastructure that may subscribe to every
 * event and publish none; a console is its instance while it watches. All events travel to these computers, watched or not.
 *
 * @param computers names of spoke computers.
 */
public record ConsolesSpec(List<String> computers) {
    private static final String FIRST_PART = "console";
    private static final String PREFIX = FIRST_PART + ".";

    public static final DataClass<ConsolesSpec> TYPE = DataClass.of("consoles", ConsolesSpec.class)
            .doc("Where consoles may watch events; all events travel to these computers, watched or not.")
            .field(strings("computers", ConsolesSpec::computers)
                    .doc("Spoke computers, on each of which one console at a time may watch."))
            .build(v -> new ConsolesSpec(v.get(0)));

    public ConsolesSpec {
        computers = List.copyOf(computers);
    }

    /** The id of the copy that a console on this computer is an instance of: one per computer, so that nobody has to choose among them. */
    public static String copyAt(final String computer) {
        return PREFIX + computer;
    }

    /** Whether a copy of this id is a console's: the start command does not start it. */
    public static boolean isConsole(final String copy) {
        return copy.startsWith(PREFIX);
    }

    /** Whether no program copy of a text may have this id. */
    static boolean isReserved(final String copy) {
        return isConsole(copy) || copy.equals(FIRST_PART);
    }
}
