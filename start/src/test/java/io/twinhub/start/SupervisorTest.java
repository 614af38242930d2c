package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    /** Runs on until it is asked to end. */
    private static final String STAYS = "exec sleep 60";

    @TempDir
    Path folder;

    @Test
    void shouldRestartWhatDiesAndSayWhyAndWhereItsLogIs() {
        final ShellPlans plans =
                new ShellPlans().version("1", ShellPlans.copy(folder, "level", "echo no tank; exit 3"));
        try (StartedSupervisor supervisor = new StartedSupervisor(folder, plans)) {
            supervisor.awaitSaid("starts again in 0.2 s");
            assertThat(supervisor.said())
                    .contains("copy level (process")
                    .contains("ended with exit code 3")
                    .contains("it last said: no tank")
                    .contains("log " + folder.resolve("copies/level/log"));
            assertThat(folder.resolve("copies/level/log")).hasContent("no tank\nno tank\nno tank");
        }
    }

    @Test
    void shouldRestartAKilledHubAtOnce() {
        final ShellPlans plans = new ShellPlans().version("1", ShellPlans.hub(folder, "localHub", STAYS));
        try (StartedSupervisor supervisor = new StartedSupervisor(folder, plans)) {
            supervisor.awaitSaid("localHub started");
            final long pid = awaitPid(supervisor, "localHub");
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            supervisor.awaitSaid("ended by signal 9 (exit code 137)");
            supervisor.awaitSaid("starts again now");
            Await.until(
                    "a new process", () -> pidOf(supervisor, "localHub") > 0 && pidOf(supervisor, "localHub") != pid);
            assertThat(supervisor.records(folder))
                    .extracting(ProcessRecord::restartCount)
                    .containsExactly(1);
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenStopped() throws IOException {
        final String withChild = "sleep 60 & echo $! > child; wait";
        final ShellPlans plans = new ShellPlans()
                .version("1", ShellPlans.hub(folder, "localHub", STAYS), ShellPlans.copy(folder, "level", withChild));
        final Path child = folder.resolve("copies/level/child");
        final StartedSupervisor supervisor = new StartedSupervisor(folder, plans);
        Await.until("a child of the program", () -> hasText(child));
        final long childPid = Long.parseLong(Files.readString(child).strip());
        awaitPid(supervisor, "level");
        final List<ProcessRecord> records = supervisor.records(folder);
        supervisor.close();

        assertThat(records).hasSize(2);
        records.forEach(
                process -> assertThat(Processes.isRunning(process.pid())).isFalse());
        assertThat(Processes.isRunning(childPid)).isFalse();
        assertThat(StartLock.holder(folder)).isEmpty();
        assertThat(StartRecord.read(folder)).isEmpty();
        assertThat(supervisor.said()).endsWith("stopped" + System.lineSeparator());
    }

    @Test
    void shouldEndWhatADeadProgramLeftBeforeItStartsAgain() throws IOException {
        final Path children = folder.resolve("copies/level/children");
        final ShellPlans plans = new ShellPlans()
                .version("1", ShellPlans.copy(folder, "level", "sleep 60 & echo $! >> children; exit 1"));
        try (StartedSupervisor supervisor = new StartedSupervisor(folder, plans)) {
            Await.until("a second start", () -> supervisor.count("copy level started") >= 2);
            final long firstChild = Long.parseLong(Files.readAllLines(children).get(0));
            assertThat(Processes.isRunning(firstChild)).isFalse();
        }
    }

    @Test
    void shouldStopProgramsBeforeTheHubThatCarriesTheirLastMessages() throws IOException {
        final ShellPlans plans = new ShellPlans()
                .version(
                        "1",
                        ShellPlans.hub(
                                folder,
                                "localHub",
                                "trap 'date +%s%N > ended; exit' TERM; echo up; while :; do sleep 0.01; done"),
                        ShellPlans.copy(
                                folder,
                                "level",
                                "trap 'sleep 0.1; date +%s%N > ended; exit' TERM; echo up; while :; do sleep 0.01; done"));
        final StartedSupervisor supervisor = new StartedSupervisor(folder, plans);
        Await.until(
                "both up",
                () -> hasText(folder.resolve("copies/level/log")) && hasText(folder.resolve("copies/localHub/log")));
        supervisor.close();
        assertThat(Files.readString(folder.resolve("copies/level/ended")))
                .isLessThan(Files.readString(folder.resolve("copies/localHub/ended")));
    }

    @Test
    void shouldKillWhatDoesNotEndInItsGraceTime() {
        final ShellPlans plans = new ShellPlans()
                .version(
                        "1",
                        ShellPlans.copy(folder, "stubborn", "trap '' TERM; echo up; while :; do sleep 0.05; done"));
        final StartedSupervisor supervisor = new StartedSupervisor(folder, plans);
        Await.until("it ignores the signal", () -> hasText(folder.resolve("copies/stubborn/log")));
        final long pid = awaitPid(supervisor, "stubborn");
        supervisor.close();
        assertThat(Processes.isRunning(pid)).isFalse();
        assertThat(supervisor.said()).contains("copy stubborn does not end, so it is killed");
    }

    @Test
    void shouldRefuseASecondStartOfTheSameComputer() {
        final ShellPlans plans = new ShellPlans().version("1", ShellPlans.copy(folder, "level", STAYS));
        try (StartedSupervisor supervisor = new StartedSupervisor(folder, plans)) {
            supervisor.awaitSaid("copy level started");
            final StartedSupervisor second = new StartedSupervisor(folder, plans);
            assertThat(second.awaitFailure())
                    .isInstanceOfSatisfying(
                            TwinhubException.class,
                            ex -> assertThat(ex.error().errorCode()).isEqualTo(ErrorCode.CLI_ALREADY_STARTED));
            assertThat(Processes.isRunning(awaitPid(supervisor, "level"))).isTrue();
        }
    }

    @Test
    void shouldSayOnceThatAProgramCannotBeExecutedAndTryOn() throws IOException {
        final Path program = folder.resolve("program");
        final ShellPlans plans = new ShellPlans()
                .version(
                        "1",
                        ShellPlans.plan(ProcessPlan.Role.COPY, folder, "level", List.of(program.toString())),
                        ShellPlans.copy(folder, "other", STAYS));
        try (StartedSupervisor supervisor = new StartedSupervisor(folder, plans)) {
            Await.until(
                    "several tries",
                    () -> supervisor.records(folder).stream()
                            .anyMatch(process -> process.name().equals("level") && process.restartCount() >= 3));
            assertThat(supervisor.count("cannot be executed: No such file or directory."))
                    .isEqualTo(1);
            assertThat(supervisor.said()).contains("copy other started");

            Files.writeString(program, "#!/bin/sh\n" + STAYS + "\n");
            assertThat(program.toFile().setExecutable(true)).isTrue();
            supervisor.awaitSaid("copy level started");
        }
    }

    @Test
    void shouldStartNewVersionsAndStopRemovedOnes() {
        final ShellPlans plans = new ShellPlans();
        try (StartedSupervisor supervisor = new StartedSupervisor(folder, plans)) {
            supervisor.awaitSaid("waiting for one");
            plans.version("1", ShellPlans.copy(folder, "level", STAYS));
            supervisor.awaitSaid("version 1 found: 1 process");
            supervisor.awaitSaid("copy level started");
            plans.version("2", ShellPlans.copy(folder, "level-2", STAYS));
            supervisor.awaitSaid("copy level-2 started");
            plans.remove("1");
            supervisor.awaitSaid("version 1 stopped");
            Await.until(
                    "a record of version 2 alone",
                    () -> supervisor.records(folder).stream()
                            .map(ProcessRecord::name)
                            .toList()
                            .equals(List.of("level-2")));
        }
    }

    private long awaitPid(final StartedSupervisor supervisor, final String name) {
        Await.until("a process id of " + name, () -> pidOf(supervisor, name) > 0);
        return pidOf(supervisor, name);
    }

    private long pidOf(final StartedSupervisor supervisor, final String name) {
        return supervisor.records(folder).stream()
                .filter(process -> process.name().equals(name))
                .mapToLong(ProcessRecord::pid)
                .findFirst()
                .orElse(0);
    }

    private static boolean hasText(final Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (final IOException ex) {
            return false;
        }
    }
}
