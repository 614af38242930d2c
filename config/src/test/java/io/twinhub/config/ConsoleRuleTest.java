package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import org.junit.jupiter.api.Test;

class ConsoleRuleTest {
    private final SpecText valid = SpecText.waterworks();

    private SpecText consoles(final String computers) {
        return valid.before("</system>", "<consoles computers='" + computers + "'/>");
    }

    @Test
    void shouldTakeSpokeComputersThatAreThere() {
        assertThat(consoles("plant-1 plant-2").problems()).isEmpty();
        consoles("plant2").assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "computers='plant2'", "plant-2", "plant-2");
        consoles("").assertProblem(ErrorCode.CONFIG_NUMBER_RANGE, "computers=''", "at least one", "delete <consoles>");
    }

    @Test
    void shouldKeepTheNamesOfConsoles() {
        for (final String name : new String[] {"console", "console.plant-1"}) {
            assertThat(valid.replace("id=\"level-control\"", "id=\"" + name + "\"")
                            .problems())
                    .anyMatch(problem -> problem.code() == ErrorCode.CONFIG_NAME_RESERVED.number());
        }
    }

    @Test
    void shouldLetEachConsoleSeeAllEventsAndPublishNone() {
        final SystemPlan plan = SystemPlan.compile(consoles("plant-2").spec());
        final CopyPlan console = plan.copy(ConsolesSpec.copyAt("plant-2"));

        assertThat(console.publishes()).isEmpty();
        assertThat(console.subscribes()).hasSize(plan.eventCount());
        assertThat(console.instances()).hasSize(1);
        assertThat(plan.assigner().assigns(console.id())).isFalse();
        for (int event = 0; event < plan.eventCount(); event++) {
            assertThat(plan.subscribingSpokes(event))
                    .contains(plan.computer("plant-2").id());
        }
        assertThat(SystemPlan.compile(valid.spec()).copyCount()).isEqualTo(plan.copyCount() - 1);
    }
}
