package io.twinhub.cli;

import io.twinhub.assigner.Answer;
import io.twinhub.assigner.CopyReport;
import io.twinhub.assigner.InstanceReport;
import io.twinhub.assigner.Question;
import io.twinhub.assigner.RoleReport;
import io.twinhub.config.AssignersSpec;
import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.CopyReply;
import io.twinhub.start.control.CopyRequest;
import io.twinhub.start.control.ReportRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What consoles ask the assigner of their computer, and how they show what it answers. */
final class RoleConsole {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final Home home;
    private final AskedComputer computer;
    private final ProcessRecords records;

    RoleConsole(final Home home, final AskedComputer computer, final ProcessRecords records) {
        this.home = home;
        this.computer = computer;
        this.records = records;
    }

    /**
     * The answer of the assigner of the first version that has one on the computer.
     *
     * @param command which asks.
     * @throws TwinhubException if nobody answers; the error names the computers with an assigner.
     */
    static RoleReport ask(
            final CommonOptions common, final AskedOption asked, final String command, final Question question) {
        try (AskedComputer computer = asked.connect(common, command)) {
            final ComputerReport report = computer.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS);
            final RoleConsole console = new RoleConsole(common.home(), computer, report.processes());
            if (console.versions().isEmpty()) {
                throw console.absent();
            }
            return console.ask(console.versions().get(0), question);
        }
    }

    /** The versions of which an assigner runs on this computer. */
    List<String> versions() {
        return records.processes().stream()
                .filter(process -> process.role() == ProcessPlan.Role.COPY)
                .filter(process -> process.name().equals(AssignersSpec.COPY))
                .map(ProcessRecord::version)
                .toList();
    }

    /** The answer of the assigner of a version; an error in it is thrown. */
    RoleReport ask(final String version, final Question question) {
        return ask(computer, version, question);
    }

    /** The answer of the assigner of a version that runs on this computer; an error in it is thrown. */
    static RoleReport ask(final AskedComputer computer, final String version, final Question question) {
        final CopyReply reply = computer.ask(
                CopyRequest.EXCHANGE,
                new CopyRequest(
                        version,
                        AssignersSpec.COPY,
                        SerialCodec.of(Question.TYPE).encode(question)));
        final Answer answer = SerialCodec.of(Answer.TYPE).decode(reply.answer());
        if (answer.error() != null) {
            throw new TwinhubException(answer.error());
        }
        return answer.roles();
    }

    private TwinhubException absent() {
        final String names = new SealedVersions(home)
                .list().stream()
                        .filter(version -> version.inService() && version.damage() == null)
                        .map(version -> new SealedVersions(home).plan(version.version()))
                        .flatMap(plan ->
                                Arrays.stream(plan.assigner().computers()).mapToObj(id -> name(plan, id)))
                        .distinct()
                        .collect(Collectors.joining(", "));
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_ASSIGNER_ABSENT, computer.computer(), "it has none")
                .in("system", computer.computer(), AssignersSpec.COPY)
                .action(names.isEmpty() ? "Ask on a computer that <assigners> names." : "ask on one of: " + names));
    }

    private static String name(final SystemPlan plan, final int id) {
        return plan.computer(id).name();
    }

    /** What an assigner says of a copy. */
    static CopyReport copy(final RoleReport roles, final String name) {
        return roles.copies().stream()
                .filter(copy -> copy.copy().equals(name))
                .findFirst()
                .orElseThrow(() -> new TwinhubException(ErrorResult.of(ErrorCode.ASSIGNER_COPY_SINGLE, name)
                        .expected("one of "
                                + roles.copies().stream().map(CopyReport::copy).collect(Collectors.joining(", ")))));
    }

    /** One row per assigned copy of the whole system. */
    static List<List<String>> rows(final RoleReport roles) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("COPY", "ACTIVE ON", "COPY EPOCH", "SINCE", "INSTANCES"));
        for (final CopyReport copy : roles.copies()) {
            rows.add(List.of(
                    copy.copy(),
                    activeOn(copy).isEmpty() ? "-" : activeOn(copy),
                    Long.toString(copy.copyEpoch()),
                    since(copy),
                    copy.instances().stream()
                            .map(instance -> instance.computer() + " " + instance.role())
                            .collect(Collectors.joining(", "))));
        }
        return rows;
    }

    /** The computer of the ACTIVE instance, as its localHub says; empty if there is none. */
    static String activeOn(final CopyReport copy) {
        return copy.waitsFor().isEmpty() ? copy.computer() : "";
    }

    /** When the last word on a copy was said. */
    static String since(final CopyReport copy) {
        return copy.saidNs() == 0
                ? "-"
                : Instant.ofEpochSecond(copy.saidNs() / NS_PER_SECOND, copy.saidNs() % NS_PER_SECOND)
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toString();
    }

    /** Who holds the office, as a sentence. */
    static String office(final RoleReport roles) {
        return roles.holder().isEmpty()
                ? "Nobody is known to hold the assigner's office."
                : "The assigner on " + roles.holder() + " holds the office under epoch " + roles.officeEpoch() + ".";
    }

    static Map<String, Object> toMap(final RoleReport roles) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("computer", roles.computer());
        map.put("holder", roles.holder());
        map.put("officeEpoch", roles.officeEpoch());
        map.put("outOfReach", roles.outOfReach());
        map.put("copies", roles.copies().stream().map(RoleConsole::toMap).toList());
        return map;
    }

    static Map<String, Object> toMap(final CopyReport copy) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("copy", copy.copy());
        map.put("active", activeOn(copy));
        map.put("copyEpoch", copy.copyEpoch());
        map.put("since", since(copy));
        map.put("reason", copy.reason());
        map.put("waitsFor", copy.waitsFor());
        map.put("instances", copy.instances().stream().map(RoleConsole::toMap).toList());
        return map;
    }

    private static Map<String, Object> toMap(final InstanceReport instance) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("computer", instance.computer());
        map.put("rank", instance.rank());
        map.put("role", instance.role());
        map.put("silentOn", instance.silentOn());
        return map;
    }
}
