package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.InstancePlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The sample of sessions in real processes at level {@code disk}, all of which are killed at once, again and again. */
@Tag("night")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SessionKillTest {
    private static final List<String> COMPUTERS =
            List.of("hub-a", "hub-b", "center-1", "center-2", "store-1", "store-2");
    private static final List<String> AUDITORS = List.of("center-1", "center-2");
    private static final int STOP_COUNT = Integer.getInteger("twinhub.sessionStops", 4);
    private static final int WITHIN_SECONDS = 330;
    private static final Pattern DONE = Pattern.compile("auditor: \\d+ orders, (\\d+) done");
    private static final Pattern VERDICT = Pattern.compile(
            "auditor: orders=(\\d+) completed=(\\d+) exactlyOnce=(\\d) balance=(-?\\d+) longestPauseMs=\\d+");

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldDoEveryOrderOnceWhenEverythingIsKilledAndStartedAgain() {
        try (RealSystem shop = new RealSystem(
                folder,
                SampleSystem.ORDERS,
                text -> text.replace("saved=\"standby\"", "saved=\"disk\"")
                        .replace("name=\"seconds\" value=\"0\"", "name=\"seconds\" value=\"300\""))) {
            system = shop;
            assertThat(shop.text()).contains("saved=\"disk\"", "value=\"300\"");
            COMPUTERS.forEach(system::start);
            await("a first order", () -> done() > 0);
            steer();
            final Random random = new Random(2);
            for (int i = 0; i < STOP_COUNT; i++) {
                final long before = done();
                final int more = 100 + random.nextInt(300);
                await("orders", () -> done() > before + more);
                killEverything();
                COMPUTERS.forEach(system::start);
            }
            goOnWithoutALostOne();
            await("a verdict", () -> verdict() != null);
            System.out.println("sessions: stops=" + STOP_COUNT + " " + verdict().group());
            assertThat(verdict().group(2)).isEqualTo(verdict().group(1));
            assertThat(verdict().group(3)).isEqualTo("1");
            assertThat(verdict().group(4)).isEqualTo("0");
            assertThat(Long.parseLong(verdict().group(1))).isGreaterThan(100L * STOP_COUNT);
        }
    }

    /** What an administrator can do to sessions, over the console, the start command and the socket of the manager. */
    private void steer() {
        await(
                "an ACTIVE manager in sync",
                () -> console("list", "center-1").contains("is saved at level disk")
                        || console("list", "center-2").contains("is saved at level disk"));
        final boolean isFirst = console("list", "center-1").contains("is saved at level disk");
        final String active = isFirst ? "center-1" : "center-2";
        final String standby = isFirst ? "center-2" : "center-1";
        assertThat(console("list", active)).containsPattern("account/store-1 +payments@store-[12] +[0-9]+ ");
        assertThat(console("list", active, "--aside")).contains("0 sessions are set aside");
        assertThat(console("drain", active, "orders@center-1")).contains("ok orders@center-1 gets no session any more");
        assertThat(console("list", active))
                .containsPattern("order#[0-9]+ +orders@center-2 ")
                .doesNotContainPattern("order#[0-9]+ +orders@center-1 ");
        assertThat(console("drain", active, "orders@center-1", "--undo")).contains("ok orders@center-1 serves again");
        assertThat(console("release", standby, "account/store-1"))
                .contains("is not the ACTIVE one", "--computer " + active);
        assertThat(console("release", active, "account/store-1")).contains("it is not set aside");
        assertThat(console("end", active, "account/nobody")).contains("There is no session account/nobody");
        assertThat(console("go-on", active)).contains("the dangers are not confirmed");
        assertThat(console("go-on", active, "--yes")).contains("waits for nobody");
        assertThat(console("list", "store-1")).contains("No manager of sessions answers", "center-1, center-2");
        assertThat(system.copyLog(active, "manager")).contains("An administrator says: drain orders@center-1.");
    }

    /** After a stop of everything one computer does not come back: the manager that is there cannot know whether the other one has more, and waits for an administrator's word. */
    private void goOnWithoutALostOne() {
        killEverything();
        COMPUTERS.stream().filter(computer -> !computer.equals("center-2")).forEach(system::start);
        await(
                "a manager that waits",
                () -> console("list", "center-1").contains("waits for the one on center-2, which may have more"));
        assertThat(console("go-on", "center-1"))
                .contains("What only the manager on center-2 has is undone for ever", "--yes");
        final long before = done();
        assertThat(console("go-on", "center-1", "--yes"))
                .contains("ok the manager on center-1 goes on")
                .contains("saved at level memory");
        assertThat(system.copyLog("center-1", "manager"))
                .contains("An administrator says: go on without the instances on [center-2].");
        await("orders", () -> done() > before + 100);
        system.start("center-2");
        await("a standby in sync", () -> console("list", "center-1").contains("is saved at level disk"));
    }

    private String console(final String command, final String computer, final String... more) {
        final List<String> words = new ArrayList<>(List.of("session", command, "--computer", computer));
        words.addAll(List.of(more));
        return system.console(words.toArray(String[]::new));
    }

    /** As by a loss of power everywhere: every process of the system, start commands first, so that they start nothing again. */
    private void killEverything() {
        final List<ProcessHandle> all = new ArrayList<>();
        final SystemPlan plan = system.plan();
        for (final String computer : COMPUTERS) {
            system.computer(computer).hub().flatMap(ProcessHandle::of).ifPresent(all::add);
        }
        for (int id = 0; id < plan.instanceCount(); id++) {
            final InstancePlan instance = plan.instance(id);
            system.computer(plan.computer(instance.computer()).name())
                    .program(plan.copy(instance.copy()).name())
                    .flatMap(ProcessHandle::of)
                    .ifPresent(all::add);
        }
        COMPUTERS.forEach(computer -> system.computer(computer).kill());
        all.forEach(ProcessHandle::destroyForcibly);
        await("the end of all", () -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** So many orders are done, as an auditor said last. */
    private long done() {
        long most = 0;
        final Matcher matcher = DONE.matcher(audits());
        while (matcher.find()) {
            most = Math.max(most, Long.parseLong(matcher.group(1)));
        }
        return most;
    }

    private Matcher verdict() {
        final Matcher matcher = VERDICT.matcher(audits());
        return matcher.find() ? matcher : null;
    }

    private String audits() {
        final StringBuilder said = new StringBuilder();
        AUDITORS.forEach(computer -> said.append(system.copyLog(computer, "auditor")));
        return said.toString();
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, this::said);
    }

    private String said() {
        final StringBuilder said = new StringBuilder(system.said()).append(audits());
        AUDITORS.forEach(computer -> said.append(system.copyLog(computer, "manager")));
        return said.toString();
    }
}
