package io.twinhub.config;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * How the sessions of a system stand, as the ACTIVE manager tells: the value of a {@link SessionsEvent}.
 *
 * @param level what a save reaches now that is answered: {@code memory}, {@code standby} or {@code disk}; empty while none is.
 * @param wanted what it shall reach, as configured.
 * @param standbyInSync whether a standby has everything that has left the manager.
 * @param diskFull whether the disk of the manager takes nothing.
 * @param setAside how many sessions are set aside.
 */
public record SessionsState(String level, String wanted, boolean standbyInSync, boolean diskFull, int setAside) {
    private static final int LEVEL_LENGTH_MAX = 16;

    public static final DataClass<SessionsState> TYPE = DataClass.of("SessionsState", SessionsState.class)
            .doc("How the sessions of a system stand, as the ACTIVE manager tells.")
            .field(string("level", SessionsState::level)
                    .doc("What a save reaches now that is answered; empty while none is.")
                    .maxLength(LEVEL_LENGTH_MAX))
            .field(string("wanted", SessionsState::wanted)
                    .doc("What it shall reach, as configured.")
                    .maxLength(LEVEL_LENGTH_MAX))
            .field(bool("standbyInSync", SessionsState::standbyInSync)
                    .doc("Whether a standby has everything that has left the manager."))
            .field(bool("diskFull", SessionsState::diskFull).doc("Whether the disk of the manager takes nothing."))
            .field(int32("setAside", SessionsState::setAside).doc("How many sessions are set aside."))
            .build(v -> new SessionsState(v.get(0), v.get(1), v.getBoolean(2), v.getBoolean(3), v.getInt(4)));
}
