package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.SystemPlan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A system with an assigner on plant-2, as the console shows it. */
final class PlanTextTest {
    @TempDir
    private Path folder;

    private Path file;
    private SystemPlan plan;

    @BeforeEach
    void compile() {
        file = Waterworks.fileWith(folder, "</system>", "<assigners computers=\"plant-2\"/></system>");
        plan = SystemPlan.compile(SpecificationFiles.read(List.of(file)).spec());
    }

    @Test
    void shouldShowAnAssignerAmongTheCopiesOfItsComputer() {
        final ComputerPlan computer = plan.computer("plant-2");

        assertThat(PlanText.copyNames(plan, plan.computer("plant-1"))).containsExactly("level-control");
        assertThat(PlanText.copyNames(plan, computer)).containsExactly("board", "assigner");
        assertThat(PlanText.copies(plan, computer))
                .extracting(CopyPlan::program)
                .containsExactly("controller", "assigner");
        assertThat(PlanText.copies(plan, computer))
                .extracting(CopyPlan::command)
                .containsExactly("java -cp ${programs}/waterworks.jar Controller", "assigner");
    }

    @Test
    void shouldCountNoAssignerAsAProgramCopy() {
        assertThat(PlanText.summary(plan)).contains("2 program copies, 101 events");
    }

    @Test
    void shouldSayWhatAComputerWithAnAssignerRuns() {
        final Path home = folder.resolve("home");
        assertThat(Console.run("config", "import", file, "--home", home).exit()).isZero();

        assertThat(Console.run("config", "show", Waterworks.VERSION, "--home", home)
                        .out())
                .contains("plant-2   localHub   10.1.0.12  10.2.0.12  board, assigner");
        assertThat(Console.run("config", "show", Waterworks.VERSION, "--home", home, "--computer", "plant-2")
                        .out())
                .containsPattern("copy +assigner: assigner\\R +may publish 0 events, may subscribe to 0");
        assertThat(Console.run("config", "show", Waterworks.VERSION, "--home", home, "--computer", "plant-2", "--json")
                        .out())
                .contains("{\"copy\":\"assigner\",\"program\":\"assigner\",\"command\":\"assigner\"");
    }
}
