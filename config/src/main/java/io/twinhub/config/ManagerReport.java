package io.twinhub.config;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;

import io.twinhub.metadata.DataClass;
import java.nio.file.Path;
import java.util.List;

/**
 * What a manager of sessions tells of itself once a second, in a file in shared memory beside the counters of its computer's localHub: with that it goes, so nobody takes
 * an old one for the present.
 *
 * @param version the system version that it belongs to.
 * @param pid its process.
 * @param active whether it is the ACTIVE one; one that is not holds a copy.
 * @param level what a save reaches now that is answered; empty if nothing is answered, or by a manager that is not ACTIVE.
 * @param waiting how much waits to leave it: for a standby, if it is much.
 * @param held sessions by type and server, at most {@link #ROW_COUNT_MAX} rows.
 * @param setAsideCount how many sessions are set aside.
 * @param setAside of these at most {@link #SET_ASIDE_COUNT_MAX}.
 * @param wanted what a save shall reach that is answered, as configured.
 * @param standbyInSync whether a standby has everything that has left it.
 * @param diskFull whether its disk takes nothing.
 * @param awaited computers whose instances it waits for before it acts; empty if it waits for none.
 */
public record ManagerReport(
        String version,
        long pid,
        boolean active,
        String level,
        int waiting,
        List<HeldSessions> held,
        int setAsideCount,
        List<SessionSetAside> setAside,
        String wanted,
        boolean standbyInSync,
        boolean diskFull,
        List<String> awaited) {
    /** So many rows are told: types times servers, of which each system has few. */
    public static final int ROW_COUNT_MAX = 500;
    /** So many sessions are told one by one: who has more of them mends the first. */
    public static final int SET_ASIDE_COUNT_MAX = 20;

    private static final String FILE = "manager";

    public static final DataClass<ManagerReport> TYPE = DataClass.of("managerReport", ManagerReport.class)
            .doc("What a manager of sessions tells of itself.")
            .field(string("version", ManagerReport::version).doc("The system version that it belongs to."))
            .field(int64("pid", ManagerReport::pid).doc("Its process."))
            .field(bool("active", ManagerReport::active).doc("Whether it is the ACTIVE one; else it holds a copy."))
            .field(string("level", ManagerReport::level)
                    .doc("What a save reaches now that is answered; empty if nothing is, or it is not ACTIVE."))
            .field(int32("waiting", ManagerReport::waiting).doc("How much waits to leave it."))
            .field(list("held", ManagerReport::held, HeldSessions.TYPE).doc("Sessions by type and server."))
            .field(int32("setAsideCount", ManagerReport::setAsideCount).doc("How many sessions are set aside."))
            .field(list("setAside", ManagerReport::setAside, SessionSetAside.TYPE)
                    .doc("The first of these."))
            .field(string("wanted", ManagerReport::wanted)
                    .doc("What a save shall reach that is answered, as configured.")
                    .defaultValue("")
                    .since(1))
            .field(bool("standbyInSync", ManagerReport::standbyInSync)
                    .doc("Whether a standby has everything that has left it.")
                    .defaultValue(false)
                    .since(1))
            .field(bool("diskFull", ManagerReport::diskFull)
                    .doc("Whether its disk takes nothing.")
                    .defaultValue(false)
                    .since(1))
            .field(strings("awaited", ManagerReport::awaited)
                    .doc("Computers whose instances it waits for before it acts.")
                    .since(1))
            .build(v -> new ManagerReport(
                    v.get(0),
                    v.getLong(1),
                    v.getBoolean(2),
                    v.get(3),
                    v.getInt(4),
                    v.get(5),
                    v.getInt(6),
                    v.get(7),
                    v.get(8),
                    v.getBoolean(9),
                    v.getBoolean(10),
                    v.get(11)));

    public ManagerReport {
        held = List.copyOf(held);
        setAside = List.copyOf(setAside);
        awaited = List.copyOf(awaited);
    }

    /** Where it lies, in the shared memory of a computer. */
    public static Path file(final Path sharedMemory) {
        return sharedMemory.resolve(FILE);
    }
}
