package io.twinhub.config;

import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A hub computer: it belongs to exactly one network and forwards between that network's spokes.
 *
 * @param computer name of the computer.
 * @param address its IP address on that network.
 * @param zone what fails as a whole with it; empty if that is not known.
 * @param memoryBytes what a version may take of its memory; 0 if that is not known.
 * @param sharedMemoryBytes what a version may take of its shared memory; 0 if that is not known.
 */
public record HubSpec(String computer, String address, String zone, long memoryBytes, long sharedMemoryBytes) {
    public static final DataClass<HubSpec> TYPE = DataClass.of("hub", HubSpec.class)
            .doc("A hub computer; it belongs to exactly one network.")
            .field(string("computer", HubSpec::computer).doc("Name of the computer."))
            .field(string("address", HubSpec::address).doc("Its IP address on this network."))
            .field(ComputerFields.zone(HubSpec::zone))
            .field(ComputerFields.memory(HubSpec::memoryBytes))
            .field(ComputerFields.sharedMemory(HubSpec::sharedMemoryBytes))
            .build(v -> new HubSpec(v.get(0), v.get(1), v.get(2), v.getLong(3), v.getLong(4)));

    /** A hub computer of which nothing but its name and address is known. */
    public HubSpec(final String computer, final String address) {
        this(computer, address, "", 0, 0);
    }
}
