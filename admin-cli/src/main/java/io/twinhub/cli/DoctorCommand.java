package io.twinhub.cli;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.TransportPlan;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at this computer, and says what is wrong with it and how to mend that. */
@Command(
        name = "doctor",
        description = {
            "Look whether this computer can run a system: Java, shared memory, limits and clocks; and what the home has of versions:"
                    + " addresses, ports, and whether the hub computers answer. Says of each what is to be done.",
            "Without --computer, the computers that were started in this home are looked at; if none was, those whose addresses are all here."
        },
        exitCodeList = {
            "0:nothing is wrong, though there may be warnings",
            "1:something is wrong",
            "2:wrong command line"
        },
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub doctor", "  twinhub doctor --computer plant-1 --version 2026.11.21-1"})
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--computer",
            paramLabel = "NAME",
            description = "The computer of the configuration that this one is.")
    private String computer;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "Version id (default: all versions in service that this home has).")
    private String version;

    @Override
    public Integer call() {
        final MachineFiles files = MachineFiles.here();
        final List<SystemDoctor> systems = new ArrayList<>();
        final List<TransportPlan> transports = new ArrayList<>();
        long memoryNeededBytes = 0;
        final List<Diagnosis> all = new ArrayList<>(new HomeDoctor(common.home()).look());
        for (final SystemPlan plan : plans()) {
            final List<ComputerPlan> here = computers(plan);
            if (here.isEmpty()) {
                all.add(Diagnosis.warning(
                        "version " + plan.version(),
                        "no computer of it has all its addresses here",
                        "Say which one this is to be: twinhub doctor --computer NAME"));
            }
            for (final ComputerPlan each : here) {
                final SystemDoctor doctor = new SystemDoctor(plan, each, new PortHolders(files));
                systems.add(doctor);
                transports.add(plan.transport());
                memoryNeededBytes += doctor.isRunning() ? 0 : plan.transport().sharedMemoryNeededBytes();
            }
        }
        all.addAll(0, new MachineDoctor(files, transports, memoryNeededBytes).look());
        systems.forEach(doctor -> all.addAll(doctor.look()));
        return say(all);
    }

    private List<SystemPlan> plans() {
        if (version != null) {
            return List.of(new SealedVersions(common.home()).plan(version));
        }
        final List<SystemPlan> all = new HomeDoctor(common.home()).plans();
        final List<SystemPlan> fitting = all.stream()
                .filter(plan -> computer == null || names(plan).contains(computer))
                .toList();
        // A computer that none of them has is asked of all, so that the error names those that they have.
        return fitting.isEmpty() ? all : fitting;
    }

    private List<ComputerPlan> computers(final SystemPlan plan) {
        if (computer != null) {
            return List.of(plan.computer(computer));
        }
        final Home home = common.home();
        final List<ComputerPlan> all = IntStream.range(0, plan.computerCount())
                .mapToObj(plan::computer)
                .toList();
        final List<ComputerPlan> started = all.stream()
                .filter(each -> Files.isDirectory(home.computer(each.name(), plan.version())))
                .toList();
        return started.isEmpty() ? all.stream().filter(SystemDoctor::isHere).toList() : started;
    }

    private static List<String> names(final SystemPlan plan) {
        return IntStream.range(0, plan.computerCount())
                .mapToObj(id -> plan.computer(id).name())
                .toList();
    }

    private int say(final List<Diagnosis> all) {
        final Output output = common.output();
        final int width =
                all.stream().mapToInt(each -> each.subject().length()).max().orElse(0);
        for (final Diagnosis each : all) {
            output.marked(each.state().mark(), "  %-" + width + "s  %s", each.subject(), each.found());
            if (!each.fix().isEmpty()) {
                output.line("%s", " ".repeat(width + 11) + "-> " + each.fix());
            }
        }
        final long wrong = count(all, Diagnosis.State.WRONG);
        final long warnings = count(all, Diagnosis.State.WARNING);
        output.line("%d looked at, %d wrong, %d warnings", all.size(), wrong, warnings);
        final Map<String, Object> result = new LinkedHashMap<>();
        result.put("wrong", wrong);
        result.put("warnings", warnings);
        result.put("checks", all.stream().map(Diagnosis::toMap).toList());
        output.result(result);
        return wrong == 0 ? Twinhub.EXIT_DONE : Twinhub.EXIT_REFUSED;
    }

    private static long count(final List<Diagnosis> all, final Diagnosis.State state) {
        return all.stream().filter(each -> each.state() == state).count();
    }
}
