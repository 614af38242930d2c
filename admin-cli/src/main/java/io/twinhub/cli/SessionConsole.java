package io.twinhub.cli;

import io.twinhub.config.SealedVersions;
import io.twinhub.config.SessionsSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.executive.manager.ManagerAnswer;
import io.twinhub.executive.manager.ManagerQuestion;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.CopyRequest;
import io.twinhub.start.control.ReportRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What consoles ask a manager of sessions. */
final class SessionConsole {
    private SessionConsole() {}

    /**
     * The answer of the manager of the first version that has one on the asked computer.
     *
     * @throws TwinhubException if nobody answers, and the error names the computers with a manager; or if the manager refuses.
     */
    static ManagerAnswer ask(
            final CommonOptions common, final AskedOption asked, final String command, final ManagerQuestion question) {
        try (AskedComputer computer = asked.connect(common, command)) {
            final String version =
                    computer.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS).processes().processes().stream()
                            .filter(process -> process.role() == ProcessPlan.Role.COPY)
                            .filter(process -> process.name().equals(SessionsSpec.COPY))
                            .map(ProcessRecord::version)
                            .findFirst()
                            .orElseThrow(() -> absent(common, computer.computer()));
            final byte[] asQuestion = SerialCodec.of(ManagerQuestion.TYPE).encode(question);
            final ManagerAnswer answer = SerialCodec.of(ManagerAnswer.TYPE)
                    .decode(computer.ask(CopyRequest.EXCHANGE, new CopyRequest(version, SessionsSpec.COPY, asQuestion))
                            .answer());
            if (answer.error() != null) {
                throw new TwinhubException(answer.error());
            }
            return answer;
        }
    }

    /** Lets a manager do something, and says what came of it. */
    static int order(
            final CommonOptions common,
            final AskedOption asked,
            final String command,
            final ManagerQuestion.Wish wish,
            final String what) {
        final ManagerAnswer answer = ask(common, asked, command, new ManagerQuestion(wish, what));
        common.output().done("%s", answer.done());
        common.output().result(toMap(answer));
        return Twinhub.EXIT_DONE;
    }

    private static Map<String, Object> toMap(final ManagerAnswer answer) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("done", answer.done());
        map.put("manager", SessionsText.toMap(answer.report()));
        return map;
    }

    private static TwinhubException absent(final CommonOptions common, final String computer) {
        final SealedVersions versions = new SealedVersions(common.home());
        final String names = versions.list().stream()
                .filter(version -> version.inService() && version.damage() == null)
                .map(version -> versions.plan(version.version()))
                .filter(plan -> plan.sessions().managerCopy() >= 0)
                .flatMap(plan -> Arrays.stream(
                                plan.copy(plan.sessions().managerCopy()).instances())
                        .mapToObj(instance -> computerOf(plan, instance)))
                .distinct()
                .collect(Collectors.joining(", "));
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_MANAGER_ABSENT, computer, "it has none")
                .in("session", computer, SessionsSpec.COPY)
                .action(
                        names.isEmpty()
                                ? "Ask on a computer that <sessions> names."
                                : "ask on one of: " + names + " (--computer NAME or --via NAME)"));
    }

    private static String computerOf(final SystemPlan plan, final int instance) {
        return plan.computer(plan.instance(instance).computer()).name();
    }
}
