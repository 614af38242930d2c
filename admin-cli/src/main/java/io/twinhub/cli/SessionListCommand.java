package io.twinhub.cli;

import io.twinhub.executive.manager.ListedSession;
import io.twinhub.executive.manager.ManagerAnswer;
import io.twinhub.executive.manager.ManagerQuestion;
import io.twinhub.executive.manager.ManagerQuestion.Wish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the sessions that a manager holds. */
@Command(
        name = "list",
        description = {
            "List sessions, the first 1,000 in the order in which they began: which server holds each, its last save, how often it failed since, and why it is"
                    + " set aside. On a computer with a manager of sessions; one that is not ACTIVE does not know the servers."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub session list --computer center-1", "  twinhub session list --aside --via center-1"})
final class SessionListCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Option(names = "--aside", description = "Only those that are set aside.")
    private boolean onlyAside;

    @Override
    public Integer call() {
        final ManagerAnswer answer = SessionConsole.ask(
                common, asked, "session list", new ManagerQuestion(onlyAside ? Wish.LIST_ASIDE : Wish.LIST, ""));
        final Output output = common.output();
        output.line("%s", SessionsText.sentence(answer.report()));
        if (!answer.sessions().isEmpty()) {
            output.table(rows(answer.sessions()));
        }
        final String kind = onlyAside ? " sessions are set aside" : " sessions";
        output.line(
                "%d%s%s",
                answer.total(),
                kind,
                answer.total() > answer.sessions().size()
                        ? ", of which these are the first " + answer.sessions().size()
                        : "");
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("active", answer.report().active());
        map.put("total", answer.total());
        map.put(
                "sessions",
                answer.sessions().stream().map(SessionListCommand::toMap).toList());
        output.result(map);
        return Twinhub.EXIT_DONE;
    }

    private static List<List<String>> rows(final List<ListedSession> sessions) {
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NUMBER", "SESSION", "SERVER", "SAVE", "FAILURES", "SET ASIDE"));
        for (final ListedSession session : sessions) {
            rows.add(List.of(
                    Long.toString(session.number()),
                    session.session(),
                    session.server().isEmpty() ? "-" : session.server(),
                    Long.toString(session.saved()),
                    Integer.toString(session.failures()),
                    session.setAside() ? session.reason() : "-"));
        }
        return rows;
    }

    private static Map<String, Object> toMap(final ListedSession session) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("number", session.number());
        map.put("session", session.session());
        map.put("server", session.server());
        map.put("saved", session.saved());
        map.put("failures", session.failures());
        map.put("setAside", session.setAside());
        map.put("reason", session.reason());
        return map;
    }
}
