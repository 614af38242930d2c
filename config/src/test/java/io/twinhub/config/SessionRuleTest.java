package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionRuleTest {
    private static final String ASSIGNERS = "<assigners computers='plant-1'/>";

    private final SpecText valid = SpecText.waterworks()
            .replace(
                    "<instance computer=\"plant-1\" rank=\"1\"/>",
                    "<instance computer='plant-1'/> <instance computer='plant-2'/>")
            .before("</system>", ASSIGNERS);

    private SpecText sessions(final String attributes, final String types) {
        return valid.before("</system>", "<sessions " + attributes + ">" + types + "</sessions>");
    }

    private SpecText types(final String types) {
        return sessions("computers='plant-1 plant-2'", types);
    }

    @Test
    void shouldTakeTypesWithServersAndClients() {
        final SpecText text = types("<sessionType name='valve' servers='level-control'/>"
                + "<sessionType name='round' servers='level-control' clients='level-control'/>");
        assertThat(text.problems()).isEmpty();
        final SystemPlan plan = SystemPlan.compile(text.spec());
        final SessionsPlan sessions = plan.sessions();
        assertThat(plan.copy(sessions.managerCopy()).name()).isEqualTo("manager");
        assertThat(plan.copy(sessions.managerCopy()).instances()).hasSize(2);
        assertThat(plan.assigner().assigns(sessions.managerCopy())).isTrue();
        assertThat(sessions.saved()).isEqualTo(SavedLevel.STANDBY);
        assertThat(sessions.whenAlone()).isEqualTo(WhenAlone.CONTINUE);
        assertThat(sessions.mayServe("level-control", "valve")).isTrue();
        assertThat(sessions.mayOpen("level-control", "valve")).isFalse();
        assertThat(sessions.mayOpen("level-control", "round")).isTrue();
        assertThat(sessions.mayServe("tank-gauge", "valve")).isFalse();
        assertThat(sessions.mayOpen("nobody", "nothing")).isFalse();
    }

    @Test
    void shouldConnectAllThatHaveSessionsWithTheManager() {
        final SystemPlan plan = SystemPlan.compile(types("<sessionType name='valve' servers='level-control'/>")
                .before("<sessions", "<recorders computers='plant-2'/>")
                .before(
                        "<recorders",
                        "<messageConnections> <messageConnection from='tank-gauge' to='level-control'/>"
                                + " </messageConnections>")
                .spec());
        final int manager = plan.sessions().managerCopy();
        final int user = plan.copy("level-control").id();
        final ConnectionPlan connection = plan.connection(plan.connectionId(user, manager));
        assertThat(connection.windowBytes()).isEqualTo(SystemLimits.SESSION_WINDOW_BYTES);
        assertThat(connection.messageLengthMaxBytes()).isEqualTo(SystemLimits.SESSION_MESSAGE_LENGTH_MAX_BYTES);
        assertThat(plan.connectionId(manager, manager)).isNotNegative();
        assertThat(plan.connectionId(plan.copy("tank-gauge").id(), manager)).isNegative();
        assertThat(IntStream.range(0, plan.connectionCount())
                        .map(id -> plan.connection(id).id()))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void shouldLetASingleManagerKeepItInMemory() {
        final String types = "<sessionType name='valve' servers='level-control'/>";
        final SystemPlan plan = SystemPlan.compile(
                sessions("computers='plant-1' saved='memory'", types).spec());
        final int manager = plan.sessions().managerCopy();
        assertThat(plan.connectionId(manager, manager)).isNegative();
        sessions("computers='plant-1'", types)
                .assertProblem(
                        ErrorCode.CONFIG_SESSION_STANDBY_MISSING,
                        "computers='plant-1'>",
                        "\"plant-1\" is the only computer with a manager",
                        "saved=\"memory\"");
    }

    @Test
    void shouldGiveAManagerAHeapAndABudget() {
        final SystemPlan plan = SystemPlan.compile(
                sessions("computers='plant-1' saved='memory' memory='1GiB'", "").spec());
        final ComputerBudget with = new Budgets(plan).of(plan.computer("plant-1"));
        final ComputerBudget without = new Budgets(plan).of(plan.computer("plant-2"));
        assertThat(with.managerHeapBytes()).isGreaterThan(2L << 30).isLessThan(9L << 28);
        assertThat(with.memoryBytes()).isGreaterThan(without.memoryBytes() + with.managerHeapBytes());
        assertThat(without.managerHeapBytes()).isZero();
    }

    @Test
    void shouldRefuseSeveralManagersWithoutAssigners() {
        SpecText.waterworks()
                .before("</system>", "<sessions computers='plant-1 plant-2'/>")
                .assertProblem(
                        ErrorCode.CONFIG_INSTANCE_SECOND,
                        "computers='plant-1 plant-2'",
                        "\"manager\"",
                        "Add <assigners");
    }

    @Test
    void shouldRefuseComputersAndCopiesThatAreNotThere() {
        sessions("computers='plant-1 hub-a'", "")
                .assertProblem(ErrorCode.CONFIG_INSTANCE_ON_HUB, "computers='plant-1 hub-a'", "\"hub-a\"");
        types("<sessionType name='valve' servers='level-control levelcontrol'/>")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_UNKNOWN,
                        "servers='level-control levelcontrol'",
                        "program copy \"levelcontrol\"",
                        "Did you mean \"level-control\"?");
        types("<sessionType name='valve' servers='level-control' clients='manager'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_UNKNOWN, "clients='manager'", "program copy \"manager\"");
    }

    @Test
    void shouldRefuseATypeThatNobodyServesOrThatIsThereTwice() {
        types("<sessionType name='valve' servers='' clients='level-control'/>")
                .assertProblem(ErrorCode.CONFIG_SESSION_SERVER_MISSING, "servers=''", "\"valve\"", "delete the type");
        types("<sessionType name='valve' servers='level-control'/><sessionType  name='valve' servers='level-control'/>")
                .assertProblem(
                        ErrorCode.CONFIG_NAME_DUPLICATE, "name='valve' servers='level-control'/></", "\"valve\"");
        types("<sessionType name='a/b' servers='level-control'/>")
                .assertProblem(ErrorCode.CONFIG_NAME_INVALID, "name='a/b'", "session type", "a/b");
    }

    @Test
    void shouldWarnOfATypeThatOneComputerServesAlone() {
        final SpecText text = types("<sessionType name='valve' servers='tank-gauge'/>");
        text.assertProblem(
                ErrorCode.CONFIG_SESSION_SINGLE_COMPUTER,
                "servers='tank-gauge'",
                "\"valve\" do not survive the loss of \"plant-2\"");
        assertThat(text.problems()).allMatch(problem -> problem.severity() == Severity.WARNING);
        assertThat(SystemPlan.compile(text.spec()).sessions().types()).containsExactly("valve");
    }

    @Test
    void shouldWarnOfAClientBesideAServer() {
        types("<sessionType name='valve' servers='level-control' clients='tank-gauge'/>")
                .assertProblem(
                        ErrorCode.CONFIG_SESSION_CLIENT_BESIDE_SERVER,
                        "clients='tank-gauge'",
                        "\"tank-gauge\" is a client of \"level-control\" for \"valve\"",
                        "\"plant-2\"",
                        "one user");
    }

    @Test
    void shouldPlaceSessionsAsTheirTypeSays() {
        final SessionsPlan sessions = SystemPlan.compile(types("<sessionType name='valve' servers='level-control'/>"
                                + "<sessionType name='round' servers='level-control' placement='least-loaded'/>"
                                + "<sessionType name='watch' servers='level-control' placement='hash'/>")
                        .spec())
                .sessions();
        assertThat(sessions.placement("valve")).isEqualTo(SessionPlacement.ROUND_ROBIN);
        assertThat(sessions.placement("round")).isEqualTo(SessionPlacement.LEAST_LOADED);
        assertThat(sessions.placement("watch")).isEqualTo(SessionPlacement.HASH);
        assertThatThrownBy(types("<sessionType name='valve' servers='level-control' placement='rendezvous'/>")::spec)
                .hasMessageContaining("\"rendezvous\" of \"placement\"")
                .hasMessageContaining("one of: round-robin, least-loaded, hash, same-zone");
    }

    @Test
    void shouldWarnOfAZoneThatNoClientShares() {
        final SpecText text = types(
                "<sessionType name='valve' servers='level-control' clients='level-control' placement='same-zone'/>");
        text.assertProblem(
                ErrorCode.CONFIG_SESSION_ZONE_MISSING, "placement='same-zone'", "\"valve\"", "another placement");
        assertThat(text.problems()).allMatch(problem -> problem.severity() == Severity.WARNING);
        final SpecText zone = text.replace("name=\"plant-1\" a", "name=\"plant-1\" zone=\"hall\" a");
        assertThat(zone.problems()).isEmpty();
        final SpecText elsewhere = zone.replace("clients='level-control'", "clients='tank-gauge'");
        assertThat(elsewhere.problems())
                .extracting(ErrorResult::errorCode)
                .containsExactly(ErrorCode.CONFIG_SESSION_CLIENT_BESIDE_SERVER, ErrorCode.CONFIG_SESSION_ZONE_MISSING);
        assertThat(elsewhere
                        .replace("name=\"plant-2\" a", "name=\"plant-2\" zone=\"yard\" a")
                        .problems())
                .extracting(ErrorResult::errorCode)
                .containsExactly(ErrorCode.CONFIG_SESSION_CLIENT_BESIDE_SERVER);
    }

    @Test
    void shouldRefuseManagersInOneZone() {
        types("")
                .replace("name=\"plant-1\" a", "name=\"plant-1\" zone=\"hall\" a")
                .replace("name=\"plant-2\" a", "name=\"plant-2\" zone=\"hall\" a")
                .replace(
                        "<instance computer='plant-1'/> <instance computer='plant-2'/>",
                        "<instance computer='plant-1'/>")
                .assertProblem(ErrorCode.CONFIG_ZONE_SHARED, "computers='plant-1 plant-2'", "the managers of sessions");
    }

    @Test
    void shouldRefuseTheNameOfTheirCopyToPrograms() {
        valid.before(
                        "</programCopies>",
                        "<programCopy id='manager' program='gauge'> <instance computer='plant-1'/> </programCopy>")
                .assertProblem(ErrorCode.CONFIG_NAME_RESERVED, "id='manager'", "not \"manager\"");
    }

    @Test
    void shouldRefuseMoreInstancesThanAManagerHasWindowsFor() {
        assertThat(many(127).problems()).isEmpty();
        many(128)
                .assertProblem(
                        ErrorCode.CONFIG_LIMIT_EXCEEDED,
                        "<sessions",
                        "instances of programs with sessions: 128",
                        "127");
    }

    private SpecText many(final int count) {
        final String copies = IntStream.range(0, count)
                .mapToObj(
                        i -> "<programCopy id='more-%d' program='gauge'> <instance computer='plant-%d'/> </programCopy>"
                                .formatted(i, 1 + i % 2))
                .collect(Collectors.joining());
        final String names =
                IntStream.range(0, count).mapToObj(i -> "more-" + i).collect(Collectors.joining(" "));
        return types("<sessionType name='valve' servers='" + names + "'/>").before("</programCopies>", copies);
    }

    @Test
    void shouldRenameWithComputersAndCopies() {
        final SystemSpec from = types("<sessionType name='valve' servers='level-control' placement='hash'/>")
                .spec();
        final SystemSpec to = types("<sessionType name='valve' servers='control' placement='hash'/>")
                .replace("id=\"level-control\"", "id=\"control\"")
                .replace("publisher copy=\"level-control\"", "publisher copy=\"control\"")
                .replace("subscriber copy=\"level-control\"", "subscriber copy=\"control\"")
                .spec();
        assertThat(SystemDiff.between(from, to))
                .singleElement()
                .satisfies(change -> assertThat(change.type()).isEqualTo("programCopies"));
        final SystemSpec other = types("<sessionType name='valve' servers='level-control' clients='tank-gauge'/>")
                .replace("<sessions ", "<sessions saved='memory' ")
                .spec();
        assertThat(SystemDiff.between(from, other)).singleElement().satisfies(change -> {
            assertThat(change.type()).isEqualTo("sessions");
            assertThat(change.details().toString()).contains("saved", "clients");
        });
        assertThat(List.of(from.sessions(), to.sessions())).doesNotContainNull();
    }
}
