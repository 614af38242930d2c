package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BudgetsTest {
    private static final long MIB = 1024 * 1024;
    private static final long LOG = 3 * 128 * 1024 + 4096;
    private static final long DRIVER = 11_538_432 + MIB;

    private final SpecText valid = SpecText.waterworks();

    private static ComputerBudget budget(final SystemSpec spec, final String computer) {
        final SystemPlan plan = SystemPlan.compile(spec);
        return new Budgets(plan).of(plan.computer(computer));
    }

    @Test
    void shouldCountTheLogsOfStreams() {
        final ComputerBudget spoke = budget(valid.spec(), "plant-1");
        // Two streams, in and out: to two hubs, and to one program.
        assertThat(spoke.sharedMemoryBytes()).isEqualTo(DRIVER + (8 + 4) * LOG);
        assertThat(spoke.processCount()).isEqualTo(2);
        assertThat(spoke.socketCount()).isEqualTo(4);
        assertThat(spoke.networkConnectionCount()).isEqualTo(2);
        assertThat(spoke.programConnectionCount()).isEqualTo(1);
        assertThat(spoke.hubHeapBytes()).isEqualTo(256 * MIB);
        assertThat(spoke.counterValuesBytes()).isEqualTo(MIB);
        final ComputerBudget hub = budget(valid.spec(), "hub-a");
        assertThat(hub.sharedMemoryBytes()).isEqualTo(DRIVER + 8 * LOG);
        assertThat(hub.socketCount()).isEqualTo(3);
        assertThat(hub.memoryBytes()).isEqualTo((256 + 64) * MIB + hub.sharedMemoryBytes());
    }

    @Test
    void shouldCountAThirdStreamWhereMessagesAreExchanged() {
        final SystemSpec spec =
                valid.before("</system>", "<recorders computers='plant-2'/>").spec();
        assertThat(budget(spec, "plant-1").sharedMemoryBytes()).isEqualTo(DRIVER + (12 + 6) * LOG);
        final ComputerBudget recorder = budget(spec, "plant-2");
        assertThat(recorder.sharedMemoryBytes()).isEqualTo(DRIVER + (12 + 12) * LOG);
        assertThat(recorder.recorderHeapBytes()).isEqualTo(256 * MIB);
        assertThat(recorder.assignerHeapBytes()).isZero();
        assertThat(recorder.processCount()).isEqualTo(3);
    }

    @Test
    void shouldGiveAHubOfAThousandSpokesTheHeapAndCountersThatItNeeds() {
        final List<SpokeSpec> spokes = IntStream.range(0, 1000)
                .mapToObj(i -> new SpokeSpec(
                        "plant-" + (i + 1),
                        "10.1." + (1 + i / 250) + "." + (1 + i % 250),
                        "10.2." + (1 + i / 250) + "." + (1 + i % 250)))
                .toList();
        final ComputerBudget hub = budget(
                valid.spec().toBuilder()
                        .networks(List.of(
                                NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
                        .computers(spokes)
                        .build(),
                "hub-a");
        // A super message ring per spoke for events alone is a mebibyte.
        assertThat(hub.hubHeapBytes()).isBetween(1100 * MIB, 1400 * MIB);
        assertThat(hub.counterCount()).isBetween(22_000, 25_000);
        assertThat(hub.counterValuesBytes()).isEqualTo((int) (4 * MIB));
    }

    @Test
    void shouldAddTheMemoryOfPrograms() {
        final SystemSpec spec = valid.replace("<program name=\"gauge\"", "<program memory='100MiB' name=\"gauge\"")
                .spec();
        assertThat(budget(spec, "plant-2").programMemoryBytes()).isEqualTo(100 * MIB);
        assertThat(budget(spec, "plant-2").unknownProgramCount()).isZero();
        assertThat(budget(spec, "plant-1").unknownProgramCount()).isEqualTo(1);
    }

    @Test
    void shouldRefuseAComputerThatHasLess() {
        valid.replace("a=\"10.1.0.11\"", "sharedMemory='16MiB' a=\"10.1.0.11\"")
                .assertProblem(
                        ErrorCode.CONFIG_BUDGET_EXCEEDED, "sharedMemory='16MiB'", "\"plant-1\" needs", "it has 16MiB");
        valid.replace("address=\"10.2.0.1\"", "address=\"10.2.0.1\" memory='128MiB'")
                .assertProblem(ErrorCode.CONFIG_BUDGET_EXCEEDED, "memory='128MiB'", "\"hub-b\" needs");
        assertThat(valid.replace("address=\"10.2.0.1\"", "address=\"10.2.0.1\" memory='1GiB' sharedMemory='64MiB'")
                        .problems())
                .isEmpty();
    }

    @Test
    void shouldWantToKnowTheMemoryOfProgramsWhereThatOfTheComputerIsSaid() {
        final SpecText said = valid.replace("a=\"10.1.0.11\"", "memory='1GiB' a=\"10.1.0.11\"");
        said.assertProblem(
                ErrorCode.CONFIG_MEMORY_UNKNOWN, "<program name=\"controller\"", "\"controller\"", "\"plant-1\"");
        assertThat(said.replace("<program name=\"controller\"", "<program memory='64MiB' name=\"controller\"")
                        .problems())
                .isEmpty();
    }
}
