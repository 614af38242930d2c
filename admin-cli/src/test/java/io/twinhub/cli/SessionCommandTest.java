package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.ManagerReport;
import io.twinhub.config.SessionsSpec;
import io.twinhub.executive.manager.ListedSession;
import io.twinhub.executive.manager.ManagerAnswer;
import io.twinhub.executive.manager.ManagerQuestion;
import io.twinhub.executive.manager.ManagerQuestion.Wish;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessState;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.CopyReply;
import io.twinhub.start.control.CopyRequest;
import io.twinhub.start.control.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the shop, whose manager answers what the test says. */
final class SessionCommandTest {
    private static final ListedSession ACCOUNT = new ListedSession("account/7", 12, "", 41, 4, true, "it failed");

    @TempDir
    private Path folder;

    private AskedHome home;
    private final List<ManagerQuestion> asked = new ArrayList<>();
    private volatile List<String> awaited = List.of();
    private volatile ErrorResult refusal;

    @BeforeEach
    void startComputers() {
        assertThat(Console.run("config", "import", "../config-samples/orders/system.xml", "--home", folder)
                        .exit())
                .isZero();
        home = new AskedHome(folder);
        home.add(
                "center-1",
                () -> new ComputerReport(
                        new ProcessRecords(
                                "center-1",
                                1,
                                List.of(new ProcessRecord(
                                        "1", ProcessPlan.Role.COPY, "manager", ProcessState.RUNNING, 7, 0, ""))),
                        List.of(),
                        List.of(),
                        List.of(),
                        false),
                new Service<>(CopyRequest.EXCHANGE, this::answer));
        home.add("store-1", () -> AskedHome.report("store-1", "localHub", 0, Map.of()));
    }

    @AfterEach
    void stopComputers() {
        home.close();
    }

    private CopyReply answer(final CopyRequest request) {
        assertThat(request.copy()).isEqualTo(SessionsSpec.COPY);
        final ManagerQuestion question = SerialCodec.of(ManagerQuestion.TYPE).decode(request.question());
        asked.add(question);
        final ManagerReport report = new ManagerReport(
                "1", 7, awaited.isEmpty(), "", 3, List.of(), 1, List.of(), "standby", false, false, awaited);
        final boolean isList = question.wish() == Wish.LIST || question.wish() == Wish.LIST_ASIDE;
        return new CopyReply(SerialCodec.of(ManagerAnswer.TYPE)
                .encode(new ManagerAnswer(
                        report, isList ? List.of(ACCOUNT) : List.of(), isList ? 1001 : 0, "it is done", refusal)));
    }

    private Console session(final String... words) {
        final List<Object> all = new ArrayList<>(List.of("session"));
        all.addAll(List.of((Object[]) words));
        if (!all.contains("--computer")) {
            all.addAll(List.of("--computer", "center-1"));
        }
        all.addAll(List.of("--home", folder));
        return Console.run(all.toArray());
    }

    @Test
    void shouldListSessionsAndSayHowManyThereAre() {
        final Console console = session("list", "--aside");
        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(console.out())
                .containsPattern("12 +account/7 +- +41 +4 +it failed\n")
                .contains("1001 sessions are set aside, of which these are the first 1");
        assertThat(session("list", "--json").out())
                .contains("\"total\":1001", "\"session\":\"account/7\"", "\"setAside\":true");
        assertThat(asked).extracting(ManagerQuestion::wish).containsExactly(Wish.LIST_ASIDE, Wish.LIST);
    }

    @Test
    void shouldAskForWhatIsWanted() {
        assertThat(session("release", "account/7").out()).isEqualTo("ok it is done\n");
        assertThat(session("end", "12").exit()).isZero();
        assertThat(session("drain", "orders@center-1").exit()).isZero();
        assertThat(session("drain", "orders@center-1", "--undo", "--json").out())
                .contains("\"done\":\"it is done\"", "\"wanted\":\"standby\"");
        assertThat(asked)
                .containsExactly(
                        new ManagerQuestion(Wish.RELEASE, "account/7"),
                        new ManagerQuestion(Wish.END, "12"),
                        new ManagerQuestion(Wish.DRAIN, "orders@center-1"),
                        new ManagerQuestion(Wish.UNDRAIN, "orders@center-1"));
        refusal = ErrorResult.of(ErrorCode.SESSION_UNKNOWN, "account/9");
        final Console refused = session("release", "account/9");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("There is no session account/9.");
    }

    @Test
    void shouldSayTheDangersBeforeAManagerGoesOnAlone() {
        final Console alone = session("go-on");
        assertThat(alone.exit()).isEqualTo(1);
        assertThat(alone.err())
                .contains("the dangers are not confirmed. What is answered from now on is undone if")
                .doesNotContain("for ever");
        awaited = List.of("center-2");
        assertThat(session("go-on").err()).contains("What only the manager on center-2 has is undone for ever");
        assertThat(asked).extracting(ManagerQuestion::wish).containsOnly(Wish.TELL);
        assertThat(session("go-on", "--yes").exit()).isZero();
        assertThat(asked.get(asked.size() - 1)).isEqualTo(new ManagerQuestion(Wish.GO_ON, ""));
    }

    @Test
    void shouldSayWhereManagersAre() {
        final Console console = session("list", "--computer", "store-1");
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.err())
                .contains("No manager of sessions answers on the computer store-1: it has none")
                .contains("ask on one of: center-1, center-2");
    }
}
