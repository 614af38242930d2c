package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bool;

import io.twinhub.metadata.DataClass;

/**
 * An administrator wants an executive to give its sessions to others, until he says otherwise or its program ends. The executive keeps that, so the next manager hears it, too.
 *
 * @param leaving whether it shall.
 */
public record LeavingWanted(boolean leaving) {
    public static final DataClass<LeavingWanted> TYPE = DataClass.of("sessionLeavingWanted", LeavingWanted.class)
            .doc("Whether an executive shall give its sessions to others.")
            .field(bool("leaving", LeavingWanted::leaving).doc("Whether it shall."))
            .build(v -> new LeavingWanted(v.getBoolean(0)));
}
