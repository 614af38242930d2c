package io.twinhub.config;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Works out the {@link ComputerBudget} of each computer of a system. Immutable; any thread. */
public final class Budgets {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    /** Heap that every process of the Twinhub may have: far more than a system of some hundred events and computers needs. */
    private static final long HEAP_MIN_BYTES = 256L * MIB;
    /** Heap beside what grows with the system. */
    private static final long HEAP_BASE_BYTES = 128L * MIB;
    /** What sessions may take, and as much again for what is on its way to standbys and disks. */
    private static final long HEAP_OF_SESSIONS_FACTOR = 2;
    /** Heap for one event while a process reads the configuration and compiles it; what is left of it holds latest values afterwards. */
    private static final long HEAP_PER_EVENT_BYTES = 600;
    /** What a hub or an assigner keeps of each pair of a receiver and a source, or of a computer and a copy. */
    private static final long HEAP_PER_PAIR_BYTES = 64;
    /** What a recorder keeps of an event beside its value, and of that once more while it saves. */
    private static final long RECORDER_PER_EVENT_BYTES = 256;
    /** Threads, classes, compiled code and buffers of a JVM; measured: 50 to 60 MiB. */
    private static final long JVM_OWN_BYTES = 64L * MIB;

    /** Super message buffers of a link of administrative records. */
    private static final int ADMIN_SUPER_MESSAGES = 4;

    // Of Aeron 1.51: file lengths and counters per resource. A system test compares them with what runs.
    private static final int LOG_META_DATA_BYTES = 4 * KIB;
    private static final int TERMS_PER_LOG = 3;
    private static final int LOSS_REPORT_BYTES = MIB;
    private static final int COUNTER_BYTES = 128;
    private static final int COUNTER_WITH_META_DATA = 5;
    private static final int CNC_BASE_BYTES = (MIB + 768) + (MIB + 128) + 4 * MIB + 128;
    private static final int PAGE_BYTES = 4 * KIB;
    private static final int COUNTERS_OF_DRIVER = 64;
    private static final int COUNTERS_PER_NETWORK_LOG_OUT = 6;
    private static final int COUNTERS_PER_NETWORK_LOG_IN = 4;
    private static final int COUNTERS_PER_SHARED_LOG = 3;
    private static final int COUNTERS_PER_SOCKET = 2;

    /** Counters that a hub has whatever it is connected with, and per connection: of a spoke to a hub computer, of a hub computer to a spoke, to a program. */
    private static final int COUNTERS_OF_HUB = 40;

    private static final int COUNTERS_PER_HUB = 4;
    private static final int COUNTERS_PER_SPOKE = 1;
    private static final int COUNTERS_PER_PROGRAM = 4;
    /** Of the room one quarter is for counters that are only kept if there is room, see the hubs; so what must be there is three quarters. */
    private static final double ROOM_USED = 0.75;

    private final SystemPlan plan;
    private final TransportPlan transport;
    private final boolean[] exchangesMessages;
    private final Map<String, Long> memoryOfProgram = new HashMap<>();
    private final long recordedBytes;

    public Budgets(final SystemPlan plan) {
        this.plan = plan;
        transport = plan.transport();
        exchangesMessages = new boolean[plan.copyCount()];
        for (int id = 0; id < plan.connectionCount(); id++) {
            exchangesMessages[plan.connection(id).from()] = true;
            exchangesMessages[plan.connection(id).to()] = true;
        }
        plan.spec().programs().forEach(program -> memoryOfProgram.put(program.name(), program.memoryBytes()));
        long bytes = 0;
        for (int id = 0; id < plan.programEventCount(); id++) {
            bytes += plan.event(id).eventClass().valueLengthBytes() + RECORDER_PER_EVENT_BYTES;
        }
        recordedBytes = 2 * bytes;
    }

    /** What a version takes of this computer. */
    public ComputerBudget of(final ComputerPlan computer) {
        final int peers = computer.hub() ? plan.computerCount() - plan.hubCount() : plan.hubCount();
        final int programs = computer.instances().length;
        final Links links = links(computer, peers);
        final long hubHeap = heap(links.bufferBytes() + (computer.hub() ? pairs(peers, peers) : 0));
        final boolean hasAssigner = plan.assigner().hasAssigner(computer.id());
        final boolean hasRecorder = plan.recorderCopy() >= 0 && plan.hosts(computer.id(), plan.recorderCopy());
        final long assignerHeap = hasAssigner ? heap(pairs(plan.computerCount(), 1) + pairs(plan.copyCount(), 1)) : 0;
        final long recorderHeap = hasRecorder ? heap(recordedBytes) : 0;
        final int managerCopy = plan.sessions().managerCopy();
        final boolean hasManager = managerCopy >= 0 && plan.hosts(computer.id(), managerCopy);
        final long managerHeap =
                hasManager ? heap(HEAP_OF_SESSIONS_FACTOR * plan.sessions().memoryBytes()) : 0;
        final int own = 1 + (hasAssigner ? 1 : 0) + (hasRecorder ? 1 : 0) + (hasManager ? 1 : 0);
        final long[] memory = programMemory(computer);
        final int sockets = peers + (computer.hub() ? 1 : 2);
        final int counters = COUNTERS_OF_DRIVER
                + COUNTERS_OF_HUB
                + COUNTERS_PER_SOCKET * sockets
                + COUNTERS_PER_NETWORK_LOG_OUT * links.networkLogs
                + COUNTERS_PER_NETWORK_LOG_IN * links.networkLogs
                + COUNTERS_PER_SHARED_LOG * links.sharedLogs
                + (computer.hub() ? COUNTERS_PER_SPOKE : COUNTERS_PER_HUB) * peers
                + COUNTERS_PER_PROGRAM * programs;
        final int counterValues = counterValues(counters);
        final long sharedMemory = sharedMemory(links, counterValues);
        final long heaps = hubHeap + assignerHeap + recorderHeap + managerHeap;
        return new ComputerBudget(
                computer.name(),
                1 + programs,
                hubHeap,
                assignerHeap,
                recorderHeap,
                managerHeap,
                memory[0],
                (int) memory[1],
                sharedMemory,
                heaps + own * JVM_OWN_BYTES + memory[0] + sharedMemory,
                counters,
                counterValues,
                sockets,
                peers,
                programs);
    }

    /** The streams of a computer. A log is one file; those of both directions are counted. */
    private record Links(int networkLogs, int sharedLogs, long bufferBytes) {}

    private Links links(final ComputerPlan computer, final int peers) {
        int withMessages = 0;
        for (final int instance : computer.instances()) {
            withMessages += exchangesMessages[plan.instance(instance).copy()] ? 1 : 0;
        }
        int networkStreams = 0;
        if (computer.hub()) {
            for (int spoke = plan.hubCount(); spoke < plan.computerCount(); spoke++) {
                networkStreams += 2 + (exchangesMessages(spoke) ? 1 : 0);
            }
        } else {
            networkStreams = peers * (withMessages > 0 ? 3 : 2);
        }
        final int sharedStreams = 2 * computer.instances().length + withMessages;
        final int connections = peers + computer.instances().length;
        final int eventAndMessageStreams = networkStreams + sharedStreams - connections;
        final long buffers = ((long) connections * ADMIN_SUPER_MESSAGES
                        + (long) eventAndMessageStreams * transport.superMessageCount())
                * transport.superMessageLengthBytes();
        return new Links(transport.sharedStream() ? peers : networkStreams, 2 * sharedStreams, buffers);
    }

    private boolean exchangesMessages(final int computer) {
        return Arrays.stream(plan.computer(computer).instances())
                .anyMatch(instance -> exchangesMessages[plan.instance(instance).copy()]);
    }

    private static long pairs(final long some, final long others) {
        return some * others * HEAP_PER_PAIR_BYTES;
    }

    private long heap(final long furtherBytes) {
        final long bytes = HEAP_BASE_BYTES + plan.eventCount() * HEAP_PER_EVENT_BYTES + furtherBytes;
        return roundedUp(Math.max(HEAP_MIN_BYTES, bytes), 16L * MIB);
    }

    /** Known memory of the programs of a computer, and how many are not known. */
    private long[] programMemory(final ComputerPlan computer) {
        final long[] memory = new long[2];
        for (final int instance : computer.instances()) {
            final CopyPlan copy = plan.copy(plan.instance(instance).copy());
            if (copy.id() < plan.programCopyCount()) {
                final long known = memoryOfProgram.get(copy.program());
                memory[0] += known;
                memory[1] += known == 0 ? 1 : 0;
            }
        }
        return memory;
    }

    /** A power of two, as the driver wants it, and at least what the profile has. */
    private int counterValues(final int counters) {
        final long needed = ((long) (counters / ROOM_USED)) * COUNTER_BYTES;
        long values = transport.counterValuesBytes();
        while (values < needed) {
            values *= 2;
        }
        return Math.toIntExact(values);
    }

    private long sharedMemory(final Links links, final int counterValues) {
        final long network = TERMS_PER_LOG * (long) transport.udpTermLengthBytes() + LOG_META_DATA_BYTES;
        final long shared = TERMS_PER_LOG * (long) transport.ipcTermLengthBytes() + LOG_META_DATA_BYTES;
        final long cnc = roundedUp(CNC_BASE_BYTES + COUNTER_WITH_META_DATA * (long) counterValues, PAGE_BYTES);
        return cnc + LOSS_REPORT_BYTES + 2L * links.networkLogs * network + links.sharedLogs * shared;
    }

    private static long roundedUp(final long bytes, final long unit) {
        return (bytes + unit - 1) / unit * unit;
    }
}
