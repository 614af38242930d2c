package io.twinhub.cli;

import io.twinhub.assigner.CopyReport;
import io.twinhub.assigner.InstanceReport;
import io.twinhub.assigner.Question;
import io.twinhub.assigner.RoleReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says which instance of a copy is ACTIVE and why. */
@Command(
        name = "why",
        description = {
            "Say which instance of a copy with several is ACTIVE and why, how the others stand, and who decides. If none is, say what is waited"
                    + " for. On a computer with an assigner."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub system why level-control --computer plant-1")
final class SystemWhyCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Parameters(paramLabel = "COPY", description = "Id of the program copy.")
    private String copy;

    @Override
    public Integer call() {
        final RoleReport roles = RoleConsole.ask(common, asked, "system why", Question.ROLES);
        final CopyReport report = RoleConsole.copy(roles, copy);
        final Output output = common.output();
        output.line("%s", sentence(report));
        output.line("The last decision, under copy epoch %d: %s.", report.copyEpoch(), reason(report));
        output.table(rows(report));
        output.line("%s", RoleConsole.office(roles));
        roles.outOfReach()
                .forEach(hub ->
                        output.line("The assigner on %s, which says so, does not hear %s.", roles.computer(), hub));
        final Map<String, Object> map = new LinkedHashMap<>(RoleConsole.toMap(report));
        map.put("holder", roles.holder());
        map.put("officeEpoch", roles.officeEpoch());
        map.put("outOfReach", roles.outOfReach());
        output.result(map);
        return Twinhub.EXIT_DONE;
    }

    static String sentence(final CopyReport report) {
        final String active = RoleConsole.activeOn(report);
        return active.isEmpty()
                ? report.copy() + ": no instance is ACTIVE; waits for " + report.waitsFor() + "."
                : report.copy() + ": the instance on " + active + " is ACTIVE since " + RoleConsole.since(report) + ".";
    }

    private static String reason(final CopyReport report) {
        return report.reason().isEmpty() ? "there was none" : report.reason();
    }

    private static List<List<String>> rows(final CopyReport report) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COMPUTER", "RANK", "ROLE", "SILENT ON"));
        for (final InstanceReport instance : report.instances()) {
            rows.add(List.of(
                    instance.computer(),
                    Integer.toString(instance.rank()),
                    instance.role(),
                    instance.silentOn().isEmpty() ? "-" : String.join(", ", instance.silentOn())));
        }
        return rows;
    }
}
