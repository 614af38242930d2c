package io.twinhub.executive.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.executive.wire.SavedLevel;
import io.twinhub.metadata.TwinhubException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManagerSettingsTest {
    @Test
    void shouldReadWhatAnAdministratorWrites() {
        assertThat(ManagerSettings.of("manager", Map.of()))
                .isEqualTo(new ManagerSettings(SavedLevel.STANDBY, WhenAlone.CONTINUE));
        assertThat(ManagerSettings.of("manager", Map.of("saved", "memory", "whenAlone", "wait")))
                .isEqualTo(new ManagerSettings(SavedLevel.MEMORY, WhenAlone.WAIT));
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThatThrownBy(() -> ManagerSettings.of("manager", Map.of("saved", "tape")))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("The setting saved=\"tape\" of the manager manager is not valid.")
                .hasMessageContaining("[memory, standby, disk]");
        assertThatThrownBy(() -> ManagerSettings.of("manager", Map.of("save", "memory")))
                .hasMessageContaining("saved and whenAlone alone");
    }
}
