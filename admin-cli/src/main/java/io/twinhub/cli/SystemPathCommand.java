package io.twinhub.cli;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.AskedComputers.Answer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.ReportRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Follows the events of one end to another, over both networks. */
@Command(
        name = "path",
        description = {
            "Follow what one program copy or spoke computer sends to another, over both networks and by way of each hub computer: what each connection"
                    + " is and since when, what was sent, found no room and was lost, which hub is used, and which events may pass at all. Ends with a judgement.",
            "Asks the start commands of both ends and of all hub computers: by their sockets in this home, others over the network with the administrator's key."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:both paths are whole",
            "1:one or both are not, or not known to be, or nothing may pass, or the input or the system says no",
            "2:wrong command line"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub system path plant-1 office", "  twinhub system path level-control operator --json"})
final class SystemPathCommand implements Callable<Integer> {
    private static final int EVENTS_SHOWN_MAX = 5;

    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "FROM", description = "Id of a program copy, or name of a spoke computer.")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "Id of a program copy, or name of a spoke computer.")
    private String to;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "Version id (default: the last of those in service in this home).")
    private String version;

    @Override
    public Integer call() throws InterruptedException {
        final SystemPlan plan = new SealedVersions(common.home()).plan(version == null ? last() : version);
        final PathEnd sender = PathEnd.of(plan, from);
        final PathEnd receiver = PathEnd.of(plan, to);
        final PathJudgement judgement = ask(plan, sender, receiver);
        show(judgement);
        return judgement.isWhole() ? Twinhub.EXIT_DONE : Twinhub.EXIT_REFUSED;
    }

    private String last() {
        return new SealedVersions(common.home())
                .list().stream()
                        .filter(each -> each.inService() && each.damage() == null)
                        .map(SealedVersion::version)
                        .reduce((first, second) -> second)
                        .orElseThrow(() -> new TwinhubException(ErrorResult.of(
                                        ErrorCode.COMMAND_WRONG,
                                        "No version is in service in "
                                                + common.home().root() + ".")
                                .action("twinhub config list shows what there is.")));
    }

    private PathJudgement ask(final SystemPlan plan, final PathEnd sender, final PathEnd receiver)
            throws InterruptedException {
        final List<String> names = new ArrayList<>();
        for (int hub = 0; hub < plan.hubCount(); hub++) {
            names.add(plan.computer(hub).name());
        }
        Stream.of(sender, receiver)
                .flatMap(end -> end.computers().stream())
                .map(ComputerPlan::name)
                .distinct()
                .forEach(names::add);
        final Map<String, Answer<ComputerReport>> answers = new HashMap<>();
        try (AskedAll system = AskedAll.anywhere(common.home(), names)) {
            system.ask(ReportRequest.SUMMARY).forEach(answer -> answers.put(answer.computer(), answer));
        }
        final PathJudgement judgement = new PathJudgement(plan, sender, receiver, answers);
        final String source = "source." + judgement.fromComputer() + ".";
        try (AskedAll system = AskedAll.anywhere(common.home(), List.of(judgement.toComputer()))) {
            return judgement.with(system.ask(new ReportRequest("path. role. link. receiver. events. " + source))
                    .get(0));
        }
    }

    private void show(final PathJudgement judgement) {
        final Output output = common.output();
        output.line("%s", judgement.ends());
        output.line("%s", judgement.rights(EVENTS_SHOWN_MAX));
        if (!judgement.networks().isEmpty()) {
            final List<List<String>> legs = new ArrayList<>(List.of(NetworkPath.legHeadings()));
            judgement.networks().forEach(network -> legs.addAll(network.legRows()));
            output.line("");
            output.table(legs);
            final List<List<String>> accounts = new ArrayList<>(List.of(NetworkPath.accountHeadings()));
            judgement.networks().forEach(network -> accounts.add(network.accountRow()));
            output.line("");
            output.line("What %s counts of %s:", judgement.toComputer(), judgement.fromComputer());
            output.table(accounts);
            output.line("");
        }
        output.line("%s", judgement.sentence());
        output.result(judgement.toMap());
    }
}
