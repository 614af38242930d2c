package io.twinhub.config;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.EventKind;
import io.twinhub.metadata.TwinhubException;
import org.junit.jupiter.api.Test;

class EventClassPlanTest {
    private record PumpState(boolean running, int rpm) {
        static final DataClass<PumpState> TYPE = DataClass.of("PumpState", PumpState.class)
                .field(bool("running", PumpState::running))
                .field(int32("rpm", PumpState::rpm).unit("1/min"))
                .build(v -> new PumpState(v.get(0), v.getInt(1)));
    }

    private record OtherState(boolean running, long rpm) {
        static final DataClass<OtherState> TYPE = DataClass.of("PumpState", OtherState.class)
                .field(bool("running", OtherState::running))
                .field(int64("rpm", OtherState::rpm).unit("1/min"))
                .build(v -> new OtherState(v.get(0), v.getLong(1)));
    }

    private final SystemPlan plan = SystemPlan.compile(SpecText.waterworks().spec());
    private final EventClassPlan pumpState =
            plan.event(plan.eventId("pump.1.state")).eventClass();
    private final EventClassPlan level =
            plan.event(plan.eventId("tank.1.level")).eventClass();

    @Test
    void shouldTakeAClassWithTheSameFields() {
        assertThatCode(() -> pumpState.fitted(EventClass.of(PumpState.TYPE))).doesNotThrowAnyException();
    }

    @Test
    void shouldSayWhichFieldDiffers() {
        assertThatThrownBy(() -> pumpState.fitted(EventClass.of(OtherState.TYPE)))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("int64 rpm")
                .hasMessageContaining("int32 rpm");
    }

    @Test
    void shouldRefuseFieldsForASingleValue() {
        assertThatThrownBy(() -> level.fitted(EventClass.of(PumpState.TYPE))).hasMessageContaining("float64");
    }

    @Test
    void shouldAdmitTheLengthOfItsClassAlone() {
        final EventClassPlan complex = new EventClassPlan(20, "Status", EventKind.COMPLEX, 100, null);
        assertThat(level.admits(EventKind.FLOAT64.code(), 8)).isTrue();
        assertThat(level.admits(EventKind.FLOAT64.code(), 7)).isFalse();
        assertThat(level.admits(EventKind.INT64.code(), 8)).isFalse();
        assertThat(pumpState.admits(EventKind.STRUCT.code(), 5)).isTrue();
        assertThat(pumpState.admits(EventKind.STRUCT.code(), 4)).isFalse();
        assertThat(pumpState.admits(EventKind.COMPLEX.code(), 5)).isFalse();
        assertThat(complex.admits(EventKind.COMPLEX.code(), 7)).as("no header").isFalse();
        assertThat(complex.admits(EventKind.COMPLEX.code(), 8)).isTrue();
        assertThat(complex.admits(EventKind.COMPLEX.code(), 100)).isTrue();
        assertThat(complex.admits(EventKind.COMPLEX.code(), 101)).isFalse();
        assertThat(complex.admits(EventKind.STRUCT.code(), 100)).isFalse();
    }

    @Test
    void shouldCheckTheKindOfASingleValue() {
        assertThatCode(() -> level.checkKind(EventKind.FLOAT64)).doesNotThrowAnyException();
        assertThatThrownBy(() -> level.checkKind(EventKind.INT32))
                .hasMessageContaining("int32")
                .hasMessageContaining("float64");
        assertThatThrownBy(() -> pumpState.checkKind(EventKind.INT32)).hasMessageContaining("fields");
    }
}
