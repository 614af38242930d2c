package io.twinhub.cli;

import io.twinhub.assigner.CopyReport;
import io.twinhub.assigner.InstanceReport;
import io.twinhub.assigner.Question;
import io.twinhub.assigner.RoleReport;
import io.twinhub.config.AssignersSpec;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes another instance of a copy ACTIVE. */
@Command(
        name = "handover",
        description = {
            "Make another instance of a copy ACTIVE, without loss; of the copy assigner: let another computer hold the office. On a computer with"
                    + " an assigner, whether that holds the office or not."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub system handover level-control --to plant-2 --computer plant-1")
final class SystemHandoverCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Option(
            names = "--to",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Where (default: the first by rank of those that stand by).")
    private String to;

    @Option(
            names = "--force",
            description = {
                "You say that every computer with an instance of the copy that nobody hears is dead. Only for a copy with role=\"keep\", whose instance"
                        + " there may act on otherwise: if it does, two instances are ACTIVE until that computer is heard."
            })
    private boolean isForced;

    @Parameters(paramLabel = "COPY", description = "Id of the program copy.")
    private String copy;

    @Override
    public Integer call() {
        final Output output = common.output();
        if (isForced) {
            sayWhatItMeans(ask(Question.ROLES), output);
        }
        final RoleReport roles = ask(new Question(copy, to, isForced));
        if (copy.equals(AssignersSpec.COPY)) {
            output.done("%s", RoleConsole.office(roles));
            output.result(Map.of("copy", copy, "active", roles.holder(), "officeEpoch", roles.officeEpoch()));
        } else {
            final CopyReport report = RoleConsole.copy(roles, copy);
            output.done("%s", SystemWhyCommand.sentence(report));
            output.result(RoleConsole.toMap(report));
        }
        return Twinhub.EXIT_DONE;
    }

    private RoleReport ask(final Question question) {
        return RoleConsole.ask(common, asked, "system handover", question);
    }

    private void sayWhatItMeans(final RoleReport roles, final Output output) {
        final String silent = RoleConsole.copy(roles, copy).instances().stream()
                .filter(instance -> !instance.silentOn().isEmpty())
                .map(InstanceReport::computer)
                .collect(Collectors.joining(", "));
        output.errorLine(
                "Taken for dead, if no hub hears it: %s. If its instance of %s still runs, two are ACTIVE until it is heard again.",
                silent.isEmpty() ? "no computer" : silent, copy);
    }
}
