package io.twinhub.config;

import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * Where assigners run: of the copies that have several instances they make exactly one ACTIVE. The assigners elect one of themselves.
 *
 * @param computers names of spoke computers; the first one asks first for the office.
 * @param voters names of the computers that vote in that election; empty for all.
 */
public record AssignersSpec(List<String> computers, List<String> voters) {
    /** The id of the program copy whose instances the assigners are. */
    public static final String COPY = "assigner";

    public static final DataClass<AssignersSpec> TYPE = DataClass.of("assigners", AssignersSpec.class)
            .doc("Where assigners run: of the copies that have several instances they make exactly one ACTIVE.")
            .field(strings("computers", AssignersSpec::computers)
                    .doc("Spoke computers; the first one asks first for the office."))
            .field(strings("voters", AssignersSpec::voters)
                    .doc("Computers that vote in the election of the assigner; all if absent."))
            .build(v -> new AssignersSpec(v.get(0), v.get(1)));

    public AssignersSpec {
        computers = List.copyOf(computers);
        voters = List.copyOf(voters);
    }
}
