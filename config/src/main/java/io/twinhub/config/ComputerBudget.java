package io.twinhub.config;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * What one version of a system takes of one computer at most, worked out from the configuration alone. The start command gives the processes these heaps, and
 * the driver of the hub this room for counters. What each number is for stands in {@link #TYPE}.
 */
public record ComputerBudget(
        String computer,
        int processCount,
        long hubHeapBytes,
        long assignerHeapBytes,
        long recorderHeapBytes,
        long managerHeapBytes,
        long programMemoryBytes,
        int unknownProgramCount,
        long sharedMemoryBytes,
        long memoryBytes,
        int counterCount,
        int counterValuesBytes,
        int socketCount,
        int networkConnectionCount,
        int programConnectionCount) {
    public static final DataClass<ComputerBudget> TYPE = DataClass.of("computerBudget", ComputerBudget.class)
            .doc("What one version of a system takes of one computer at most.")
            .field(string("computer", ComputerBudget::computer).doc("Name of the computer."))
            .field(int32("processes", ComputerBudget::processCount)
                    .doc("Processes that the start command starts; itself comes on top."))
            .field(size("hubHeap", ComputerBudget::hubHeapBytes).doc("Heap of the hub's process."))
            .field(size("assignerHeap", ComputerBudget::assignerHeapBytes)
                    .doc("Heap of the assigner; 0B if there is none."))
            .field(size("recorderHeap", ComputerBudget::recorderHeapBytes)
                    .doc("Heap of the recorder; 0B if there is none."))
            .field(size("managerHeap", ComputerBudget::managerHeapBytes)
                    .doc("Heap of the manager of sessions; 0B if there is none."))
            .field(size("programMemory", ComputerBudget::programMemoryBytes)
                    .doc("What the programs take, as far as the configuration says it."))
            .field(int32("programsUnknown", ComputerBudget::unknownProgramCount)
                    .doc("Programs whose memory is not said, and not in this budget."))
            .field(
                    size("sharedMemory", ComputerBudget::sharedMemoryBytes)
                            .doc(
                                    "Counters and logs of all streams at their full length, in /dev/shm; of the profile small only what was once written of it is taken."))
            .field(size("memory", ComputerBudget::memoryBytes)
                    .doc("All of it together: heaps, what a JVM takes beside its heap, programs and shared memory."))
            .field(int32("counters", ComputerBudget::counterCount).doc("Counters of streams, links and clients."))
            .field(
                    size("counterValues", ComputerBudget::counterValuesBytes)
                            .doc(
                                    "Room for counters, 128 bytes each; more than there are, so that single sources have some, too."))
            .field(int32("sockets", ComputerBudget::socketCount).doc("UDP sockets."))
            .field(int32("networkConnections", ComputerBudget::networkConnectionCount)
                    .doc("Hub computers, or of a hub computer the spokes, with which its hub is connected."))
            .field(int32("programConnections", ComputerBudget::programConnectionCount)
                    .doc("Programs with which its localHub is connected."))
            .build(v -> new ComputerBudget(
                    v.get(0),
                    v.getInt(1),
                    v.getLong(2),
                    v.getLong(3),
                    v.getLong(4),
                    v.getLong(5),
                    v.getLong(6),
                    v.getInt(7),
                    v.getLong(8),
                    v.getLong(9),
                    v.getInt(10),
                    (int) v.getLong(11),
                    v.getInt(12),
                    v.getInt(13),
                    v.getInt(14)));
}
