package io.twinhub.cli;

import io.twinhub.config.ComputerBudget;
import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.TransportPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a version runs, and where. */
@Command(
        name = "show",
        description = "Show what a sealed version runs on its computers.",
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub config show 2026.11.21-1", "  twinhub config show 2026.11.21-1 --computer plant-1"})
final class ConfigShowCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--computer", paramLabel = "NAME", description = "What this computer would run, in detail.")
    private String computer;

    @Parameters(paramLabel = "VERSION", description = "Version id; twinhub config list shows them.")
    private String version;

    @Override
    public Integer call() {
        final SystemPlan plan = new SealedVersions(common.home()).plan(version);
        final Output output = common.output();
        if (computer == null) {
            showSystem(plan, output);
        } else {
            showComputer(plan, plan.computer(computer), output);
        }
        return Twinhub.EXIT_DONE;
    }

    private static void showSystem(final SystemPlan plan, final Output output) {
        output.result(PlanText.toMap(plan));
        output.line("%s", PlanText.summary(plan));
        output.line("");
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COMPUTER", "RUNS", "ADDRESS A", "ADDRESS B", "PROGRAM COPIES"));
        IntStream.range(0, plan.computerCount()).mapToObj(plan::computer).forEach(each -> rows.add(row(plan, each)));
        output.table(rows);
        output.line("");
        output.table(transportRows(plan));
    }

    private static List<List<String>> transportRows(final SystemPlan plan) {
        final Map<String, String> values = PlanText.transport(plan);
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("TRANSPORT", "VALUE", "MEANING"));
        TransportPlan.TYPE
                .fields()
                .forEach(field -> rows.add(List.of(field.name(), values.get(field.name()), field.doc())));
        return rows;
    }

    private static List<String> row(final SystemPlan plan, final ComputerPlan each) {
        return List.of(
                each.name(),
                PlanText.hubName(each),
                PlanText.orDash(each.addressA()),
                PlanText.orDash(each.addressB()),
                String.join(", ", PlanText.copyNames(plan, each)));
    }

    private static void showComputer(final SystemPlan plan, final ComputerPlan each, final Output output) {
        final ComputerBudget budget = BudgetText.of(plan, each);
        final Map<String, Object> result = PlanText.toMap(plan, each);
        result.put("budget", BudgetText.toMap(budget));
        output.result(result);
        output.line("Computer %s in version %s of system %s", each.name(), plan.version(), plan.systemName());
        output.line("  runs       %s on UDP port %d", PlanText.hubName(each), plan.port());
        output.line("  address A  %s", PlanText.orDash(each.addressA()));
        output.line("  address B  %s", PlanText.orDash(each.addressB()));
        PlanText.copies(plan, each).forEach(copy -> {
            output.line("  copy       %s: %s", copy.name(), copy.command());
            output.line(
                    "             may publish %d events, may subscribe to %d",
                    copy.publishes().length, copy.subscribes().length);
            copy.settings().forEach((name, value) -> output.line("             %s = %s", name, value));
        });
        output.line("");
        BudgetText.print(budget, output);
    }
}
