package io.twinhub.cli;

import io.twinhub.config.SystemPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds every problem of a specification before anything runs. */
@Command(
        name = "check",
        description =
                "Print every problem of a specification, each with file:line:column. Several files are read as one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub config check config-samples/quickstart/system.xml",
            "  twinhub config check --budget config-samples/waterworks/system.xml"
        })
final class ConfigCheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--budget",
            description = "Also print what each computer needs at most: processes, memory, counters, sockets.")
    private boolean budget;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "XML, or JSON if the name ends in .json.")
    private List<Path> files;

    @Override
    public Integer call() {
        final Output output = common.output();
        final SpecificationFiles read = SpecificationFiles.read(files);
        final SystemPlan plan = read.isValid() ? SystemPlan.compileVerified(read.spec()) : null;
        if (output.json()) {
            // The problems are what was asked for, so they are the result.
            output.result(result(read, plan));
        } else if (!read.errors().isEmpty()) {
            output.errors(read.errors());
        }
        if (!read.isValid()) {
            output.errorLine("%s in %s.", count(read.errors().size(), "problem"), count(files.size(), "file"));
            return Twinhub.EXIT_REFUSED;
        }
        output.done("%s", PlanText.summary(plan));
        MayFail.of(plan).forEach(office -> output.line("%s", office.sentence()));
        if (budget) {
            BudgetText.print(plan, output);
        }
        return Twinhub.EXIT_DONE;
    }

    private Map<String, Object> result(final SpecificationFiles read, final SystemPlan plan) {
        final Map<String, Object> result = new LinkedHashMap<>();
        result.put("valid", read.isValid());
        if (read.spec() != null) {
            result.put("system", read.spec().name());
            result.put("version", read.spec().version());
        }
        if (plan != null) {
            result.put("offices", MayFail.of(plan).stream().map(MayFail::toMap).toList());
        }
        result.put("problems", read.errors().stream().map(Output::toMap).toList());
        if (budget && plan != null) {
            result.put("budgets", BudgetText.toList(plan));
        }
        return result;
    }

    private static String count(final int count, final String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
