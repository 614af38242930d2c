package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;

class SystemRuleTest {
    private final SpecText valid = SpecText.waterworks();

    @Test
    void shouldRefuseASystemNameThatIsNoFolder() {
        valid.replace("name=\"waterworks\"", "name=\"water works\"")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name=\"water works\"", "system name");
    }

    @Test
    void shouldRefuseAVersionThatIsNoFolder() {
        valid.replace("2026.11.21-1", ".hidden")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "version=\".hidden\"", "system version name");
    }

    @Test
    void shouldRefuseAPortThatNeedsRights() {
        valid.replace("<system ", "<system basePort=\"80\" ")
                .assertProblem(ErrorCode.CONFIG_PORT_RANGE, "basePort=\"80\"", "1024 to 65472");
    }

    @Test
    void shouldRefuseABasePortWithoutRoomForAllSlots() {
        valid.replace("<system ", "<system basePort=\"65473\" ")
                .assertProblem(ErrorCode.CONFIG_PORT_RANGE, "basePort=\"65473\"");
    }

    @Test
    void shouldRefuseASlotBeyondTheLast() {
        valid.replace("<system ", "<system slot=\"64\" ")
                .assertProblem(ErrorCode.CONFIG_SLOT_RANGE, "slot=\"64\"", "0 to 63");
    }

    @Test
    void shouldRefuseANegativeSlot() {
        valid.replace("<system ", "<system slot=\"-1\" ").assertProblem(ErrorCode.CONFIG_SLOT_RANGE, "slot=\"-1\"");
    }
}
