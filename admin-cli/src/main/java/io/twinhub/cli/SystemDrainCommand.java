package io.twinhub.cli;

import io.twinhub.assigner.Question;
import io.twinhub.assigner.RoleReport;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.Reach;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.DrainRequest;
import io.twinhub.start.control.ReportRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes what others can do away from a computer, before it is taken down. */
@Command(
        name = "drain",
        description = {
            "Take all roles and offices that other computers can have away from a spoke computer, without loss, before it is taken down; it gets none until"
                    + " --undo, also if its start command starts again. Says what stayed there and why.",
            "Refuses before it does anything, if no other instance of a copy is STANDBY that is ACTIVE there."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub system drain plant-1", "  twinhub system drain plant-1 --undo"})
final class SystemDrainCommand implements Callable<Integer> {
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    /** A hand-over takes tens of milliseconds. */
    private static final long DONE_WITHIN_NS = TimeUnit.SECONDS.toNanos(10);

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "COMPUTER", description = "Name of the spoke computer.")
    private String computer;

    @Option(
            names = "--undo",
            description = "It may have roles and offices again. It does not get back by itself what it had.")
    private boolean isUndo;

    @Option(
            names = "--force",
            description =
                    "Also if nobody else can act for a copy: then nobody is ACTIVE until another instance is there, or --undo.")
    private boolean isForced;

    @Override
    public Integer call() throws InterruptedException {
        final Reach reach = new Reach(common.home());
        final List<String> versions;
        try (AskedComputer asked = reach.to(ComputerOption.checked(computer))) {
            versions = versions(asked);
            if (isUndo) {
                final boolean isDone = asked.ask(DrainRequest.EXCHANGE, new DrainRequest(false))
                        .carriedOut();
                common.output().done("%s may have roles again%s.", computer, isDone ? "" : ", when its localHub turns");
                common.output().result(Map.of("computer", computer, "drained", false, "carriedOut", isDone));
                return Twinhub.EXIT_DONE;
            }
            return drain(reach, asked, versions);
        }
    }

    private static List<String> versions(final AskedComputer asked) {
        final List<ProcessRecord> hubs =
                asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS).processes().processes().stream()
                        .filter(process -> process.role() == ProcessPlan.Role.HUB)
                        .toList();
        if (hubs.stream().anyMatch(hub -> hub.name().equals("mainHub"))) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.CLI_DRAIN_REFUSED,
                            asked.computer(),
                            "it is a hub computer, and has no roles to give away")
                    .action(
                            "Just stop it: another hub computer of its network, or the other network, takes over. twinhub system stop --via "
                                    + asked.computer()));
        }
        return hubs.stream().map(ProcessRecord::version).toList();
    }

    private int drain(final Reach reach, final AskedComputer asked, final List<String> versions)
            throws InterruptedException {
        final List<DrainView> before = views(reach, versions);
        final List<String> stuck =
                before.stream().flatMap(view -> view.stuck().stream()).toList();
        if (!stuck.isEmpty() && !isForced) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.CLI_DRAIN_REFUSED,
                            computer,
                            "nobody else can act for " + String.join(", ", stuck))
                    .expected("another instance that is STANDBY, of each copy that is ACTIVE there")
                    .action("twinhub system why COPY says what the others lack; --force drains all the same."));
        }
        final boolean isCarriedOut =
                asked.ask(DrainRequest.EXCHANGE, new DrainRequest(true)).carriedOut();
        final long deadlineNs = System.nanoTime() + DONE_WITHIN_NS;
        List<DrainView> after = views(reach, versions);
        while (areWaiting(after, before) && System.nanoTime() - deadlineNs < 0) {
            TimeUnit.NANOSECONDS.sleep(LOOK_NS);
            after = views(reach, versions);
        }
        return show(before, after, isCarriedOut);
    }

    private static boolean areWaiting(final List<DrainView> after, final List<DrainView> before) {
        return IntStream.range(0, after.size()).anyMatch(i -> after.get(i).isWaiting(before.get(i)));
    }

    private List<DrainView> views(final Reach reach, final List<String> versions) {
        final List<DrainView> views = new ArrayList<>();
        for (final String version : versions) {
            final SystemPlan plan = new SealedVersions(common.home()).plan(version);
            views.add(new DrainView(plan, computer, roles(reach, plan)));
        }
        return views;
    }

    /** What the first assigner says that answers; null if the system has none. */
    private RoleReport roles(final Reach reach, final SystemPlan plan) {
        TwinhubException silence = null;
        for (final int id : plan.assigner().computers()) {
            final String name = plan.computer(id).name();
            try (AskedComputer assigner = reach.to(name)) {
                return RoleConsole.ask(assigner, plan.version(), Question.ROLES);
            } catch (final TwinhubException silent) {
                silence = silent;
            }
        }
        if (silence != null) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.CLI_DRAIN_REFUSED,
                            computer,
                            "no assigner of version " + plan.version() + " answers")
                    .in("system drain", computer, "")
                    .expected("an answer of one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(plan.assigner().computers())
                                            .mapToObj(id -> plan.computer(id).name())
                                            .toList()))
                    .causedBy(silence));
        }
        return null;
    }

    private int show(final List<DrainView> before, final List<DrainView> after, final boolean isCarriedOut) {
        final Output output = common.output();
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("VERSION", "COPY", "NOW", "WHY"));
        final List<Map<String, Object>> results = new ArrayList<>();
        boolean isDrained = isCarriedOut;
        for (int i = 0; i < before.size(); i++) {
            for (final DrainView.Line line : after.get(i).since(before.get(i))) {
                rows.add(List.of(after.get(i).version(), line.copy(), line.now(), line.why()));
                results.add(line.toMap(after.get(i).version()));
            }
            isDrained &= !after.get(i).isWaiting(before.get(i));
        }
        if (rows.size() > 1) {
            output.table(rows);
        }
        if (isDrained) {
            output.done("%s is drained, until: twinhub system drain %s --undo", computer, computer);
        } else {
            output.line(
                    "%s is to be drained, and not all of it is done%s.",
                    computer, isCarriedOut ? "" : ": its localHub has not answered");
        }
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("computer", computer);
        map.put("drained", true);
        map.put("carriedOut", isDrained);
        map.put("copies", results);
        output.result(map);
        return isDrained ? Twinhub.EXIT_DONE : Twinhub.EXIT_REFUSED;
    }
}
