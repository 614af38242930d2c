package org.example.tank;

import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/** How full a tank is. */
public record TankState(double level, long number) {
    public static final DataClass<TankState> TYPE = DataClass.of("TankState", TankState.class)
            .doc("How full a tank is.")
            .field(float64("level", TankState::level).unit("m").doc("Above its floor."))
            .field(int64("number", TankState::number).min(0).doc("Counts what this tank has said."))
            .build(v -> new TankState(v.getDouble(0), v.getLong(1)));
}
