package io.twinhub.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.EventClassPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.EventClass;
import io.twinhub.transport.EventBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoadSystemTest {
    @ParameterizedTest
    @ValueSource(ints = {27, 28, 32, 51, 255, 256, 4096})
    void shouldHaveEventsExactlyAsLongAsWanted(final int size) {
        final SystemPlan plan = SystemPlan.compile(LoadSystem.spec("load", 24_600, "", new int[] {size}));
        final EventClassPlan eventClass =
                plan.event(plan.eventId(LoadSystem.THERE + "." + size)).eventClass();

        assertThat(EventBlock.length(eventClass.kind().code(), eventClass.valueLengthBytes()))
                .isEqualTo(size);
        if (size > LoadSystem.SIZE_MIN) {
            eventClass.fitted(EventClass.of(LoadValue.type(size)));
        }
    }

    @Test
    void shouldRefuseEventsThatHaveNoRoomForANumber() {
        assertThatThrownBy(() -> LoadSystem.spec("load", 24_600, "", new int[] {26}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
