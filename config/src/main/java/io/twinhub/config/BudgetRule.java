package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.Units;
import java.util.HashMap;
import java.util.Map;

/** That each computer has what the system takes of it, as far as the computer says what that may be. The last rule: a budget needs a system without problems. */
final class BudgetRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final SystemSpec spec = declared.spec();
        final boolean isSaid =
                spec.computers().stream().anyMatch(spoke -> spoke.memoryBytes() != 0 || spoke.sharedMemoryBytes() != 0)
                        || spec.networks().stream()
                                .flatMap(network -> network.hubs().stream())
                                .anyMatch(hub -> hub.memoryBytes() != 0 || hub.sharedMemoryBytes() != 0);
        if (!isSaid || findings.hasErrors()) {
            return;
        }
        final SystemPlan plan = SystemPlan.compileVerified(spec, 0);
        final Budgets budgets = new Budgets(plan);
        final Map<String, Integer> programs = new HashMap<>();
        spec.programs().forEach(program -> programs.put(program.name(), programs.size()));
        for (int i = 0; i < spec.networks().size(); i++) {
            for (int j = 0; j < spec.networks().get(i).hubs().size(); j++) {
                final HubSpec hub = spec.networks().get(i).hubs().get(j);
                final ComputerBudget budget = budgets.of(plan.computer(hub.computer()));
                final String path = "networks[" + i + "]/hubs[" + j + "]";
                check("memory", budget.memoryBytes(), hub.memoryBytes(), budget, path, findings);
                check("sharedMemory", budget.sharedMemoryBytes(), hub.sharedMemoryBytes(), budget, path, findings);
            }
        }
        for (int i = 0; i < spec.computers().size(); i++) {
            final SpokeSpec spoke = spec.computers().get(i);
            final ComputerBudget budget = budgets.of(plan.computer(spoke.name()));
            final String path = "computers[" + i + "]";
            if (spoke.memoryBytes() != 0 && budget.unknownProgramCount() > 0) {
                tellUnknown(plan, plan.computer(spoke.name()), programs, findings);
            }
            check("memory", budget.memoryBytes(), spoke.memoryBytes(), budget, path, findings);
            check("sharedMemory", budget.sharedMemoryBytes(), spoke.sharedMemoryBytes(), budget, path, findings);
        }
    }

    private static void check(
            final String attribute,
            final long neededBytes,
            final long thereBytes,
            final ComputerBudget budget,
            final String path,
            final Findings findings) {
        if (thereBytes != 0 && neededBytes > thereBytes) {
            findings.add(
                    ErrorCode.CONFIG_BUDGET_EXCEEDED,
                    path + "/" + attribute,
                    "at least what is needed; twinhub config check --budget shows of what it consists",
                    "Give the computer more, or let less run on it.",
                    budget.computer(),
                    Units.printSizeBytes(neededBytes),
                    attribute,
                    Units.printSizeBytes(thereBytes));
        }
    }

    private static void tellUnknown(
            final SystemPlan plan,
            final ComputerPlan computer,
            final Map<String, Integer> programs,
            final Findings findings) {
        for (final int instance : computer.instances()) {
            final Integer program =
                    programs.get(plan.copy(plan.instance(instance).copy()).program());
            if (program != null && plan.spec().programs().get(program).memoryBytes() == 0) {
                final String name = plan.spec().programs().get(program).name();
                findings.add(
                        ErrorCode.CONFIG_MEMORY_UNKNOWN,
                        "programs[" + program + "]",
                        "the memory of every program of a computer whose own is said",
                        "Add memory=... to the program.",
                        name,
                        computer.name());
                return;
            }
        }
    }
}
