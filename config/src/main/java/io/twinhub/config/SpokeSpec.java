package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A spoke computer: it runs programs and is attached to both networks.
 *
 * @param name name of the computer.
 * @param a its IP address on network A.
 * @param b its IP address on network B.
 * @param zone what fails as a whole with it; empty if that is not known.
 * @param memoryBytes what a version may take of its memory; 0 if that is not known.
 * @param sharedMemoryBytes what a version may take of its shared memory; 0 if that is not known.
 */
public record SpokeSpec(String name, String a, String b, String zone, long memoryBytes, long sharedMemoryBytes) {
    public static final DataClass<SpokeSpec> TYPE = DataClass.of("spoke", SpokeSpec.class)
            .doc("A spoke computer; it runs programs and is attached to both networks.")
            .field(string("name", SpokeSpec::name).doc("Name of the computer."))
            .field(string("a", SpokeSpec::a).doc("Its IP address on network A."))
            .field(string("b", SpokeSpec::b).doc("Its IP address on network B."))
            .field(ComputerFields.zone(SpokeSpec::zone))
            .field(ComputerFields.memory(SpokeSpec::memoryBytes))
            .field(ComputerFields.sharedMemory(SpokeSpec::sharedMemoryBytes))
            .build(v -> new SpokeSpec(v.get(0), v.get(1), v.get(2), v.get(3), v.getLong(4), v.getLong(5)));

    /** A spoke of which nothing but its name and addresses is known. */
    public SpokeSpec(final String name, final String a, final String b) {
        this(name, a, b, "", 0, 0);
    }
}
