package io.twinhub.cli;

import io.twinhub.config.Budgets;
import io.twinhub.config.ComputerBudget;
import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the console says about the budgets of computers, to people and to scripts. */
final class BudgetText {
    private BudgetText() {}

    /** One line per computer, for people. */
    static void print(final SystemPlan plan, final Output output) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "COMPUTER", "PROCESSES", "MEMORY", "OF IT SHARED", "COUNTERS", "SOCKETS", "CONNECTIONS", "UNKNOWN"));
        final Budgets budgets = new Budgets(plan);
        for (int id = 0; id < plan.computerCount(); id++) {
            final ComputerBudget budget = budgets.of(plan.computer(id));
            final Map<String, String> texts = texts(budget);
            rows.add(List.of(
                    budget.computer(),
                    texts.get("processes"),
                    inMib(budget.memoryBytes()),
                    inMib(budget.sharedMemoryBytes()),
                    texts.get("counters"),
                    texts.get("sockets"),
                    Integer.toString(budget.networkConnectionCount() + budget.programConnectionCount()),
                    budget.unknownProgramCount() == 0 ? "" : budget.unknownProgramCount() + " programs"));
        }
        output.table(rows);
    }

    /** One computer with all its numbers and what they are for, for people. */
    static void print(final ComputerBudget budget, final Output output) {
        final Map<String, String> texts = texts(budget);
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("BUDGET", "AT MOST", "MEANING"));
        ComputerBudget.TYPE.fields().stream()
                .skip(1)
                .forEach(field -> rows.add(List.of(field.name(), texts.get(field.name()), field.doc())));
        output.table(rows);
    }

    /** Of all computers, for scripts. */
    static List<Map<String, Object>> toList(final SystemPlan plan) {
        final Budgets budgets = new Budgets(plan);
        return IntStream.range(0, plan.computerCount())
                .mapToObj(id -> toMap(budgets.of(plan.computer(id))))
                .toList();
    }

    /** Of one computer. */
    static ComputerBudget of(final SystemPlan plan, final ComputerPlan computer) {
        return new Budgets(plan).of(computer);
    }

    /** For scripts: numbers, sizes in bytes. */
    static Map<String, Object> toMap(final ComputerBudget budget) {
        final Map<String, Object> map = new LinkedHashMap<>();
        ComputerBudget.TYPE.fields().forEach(field -> map.put(field.name(), field.get(budget)));
        return map;
    }

    private static Map<String, String> texts(final ComputerBudget budget) {
        final Map<String, String> texts = new LinkedHashMap<>();
        for (final Field<ComputerBudget> field : ComputerBudget.TYPE.fields()) {
            texts.put(field.name(), TextForm.print(field, budget));
        }
        return texts;
    }

    private static String inMib(final long bytes) {
        return (bytes + (1 << 20) - 1) / (1 << 20) + "MiB";
    }
}
