package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Budgets;
import io.twinhub.config.ComputerBudget;
import io.twinhub.config.Home;
import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real system takes of shared memory is what its budget says, to the byte. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class BudgetTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTakeTheSharedMemoryOfTheBudget() {
        // A console takes its part when somebody watches.
        try (RealSystem system =
                new RealSystem(folder, SampleSystem.QUICKSTART, text -> text.replaceFirst("<consoles [^>]*>", ""))) {
            List.of("hub-a", "hub-b", "plant-1").forEach(system::start);
            Await.until("both paths and all programs", 120, () -> system.isWhole("plant-1"));
            final Budgets budgets = new Budgets(system.plan());
            for (final String computer : List.of("hub-a", "hub-b", "plant-1")) {
                final ComputerBudget budget = budgets.of(system.plan().computer(computer));
                final Path memory = Home.sharedMemory(system.plan(), computer, System.getProperty("user.name"));
                Await.until(
                        computer + " with all its logs",
                        30,
                        () -> length(memory) == budget.sharedMemoryBytes(),
                        () -> length(memory) + " bytes instead of " + budget.sharedMemoryBytes());
            }
            assertThat(system.computer("plant-1").counters()).isNotEmpty();
        }
    }

    private static long length(final Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
