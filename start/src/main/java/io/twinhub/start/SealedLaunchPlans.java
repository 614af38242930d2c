package io.twinhub.start;

import io.twinhub.config.Budgets;
import io.twinhub.config.ComputerBudget;
import io.twinhub.config.ComputerPlan;
import io.twinhub.config.ConsolesSpec;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.InstancePlan;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.TransportProfile;
import io.twinhub.start.activation.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.IoUtil;

/** What a computer has to run, from the sealed versions of its home folder. */
public final class SealedLaunchPlans implements LaunchPlans {
    private static final String LOCAL_HUB_MAIN = "io.twinhub.localhub.LocalHubMain";
    private static final String ASSIGNER_MAIN = "io.twinhub.assigner.AssignerMain";
    private static final String RECORDER_MAIN = "io.twinhub.recorder.RecorderMain";
    private static final String MANAGER_MAIN = "io.twinhub.executive.manager.ManagerMain";
    private static final String MAIN_HUB_MAIN = "io.twinhub.mainhub.MainHubMain";

    private final Home home;
    private final String computer;
    private final Path programs;
    private final SealedVersions sealedVersions;
    private final Drain drain;
    private final Orders orders;
    private final SecureRandom tokens = new SecureRandom();

    /**
     * @param programs what <code>${programs}</code> stands for in commands.
     * @param orders which versions run, and which of them lead.
     */
    public SealedLaunchPlans(final Home home, final String computer, final Path programs, final Orders orders) {
        this.orders = orders;
        this.home = home;
        this.computer = computer;
        this.programs = programs;
        sealedVersions = new SealedVersions(home);
        drain = new Drain(home, computer);
    }

    @Override
    public Set<String> versions() {
        return orders.versions();
    }

    @Override
    public List<ProcessPlan> processes(final String version) {
        final SystemPlan plan = sealedVersions.plan(version);
        final ComputerPlan here = computerIn(plan);
        if (here == null) {
            return List.of();
        }
        final Path sharedMemory = Home.sharedMemory(plan, computer, System.getProperty("user.name"));
        final List<ProcessPlan> processes = new ArrayList<>();
        final ComputerBudget budget = new Budgets(plan).of(here);
        processes.add(hub(plan, here.hub(), budget, sharedMemory));
        for (final int instance : here.instances()) {
            // A console is started by who watches.
            if (!ConsolesSpec.isConsole(
                    plan.copy(plan.instance(instance).copy()).name())) {
                processes.add(copy(plan, plan.instance(instance), budget, sharedMemory));
            }
        }
        return processes;
    }

    private ComputerPlan computerIn(final SystemPlan plan) {
        for (int i = 0; i < plan.computerCount(); i++) {
            if (plan.computer(i).name().equals(computer)) {
                return plan.computer(i);
            }
        }
        return null;
    }

    private ProcessPlan hub(
            final SystemPlan plan, final boolean mainHub, final ComputerBudget budget, final Path sharedMemory) {
        final String version = plan.version();
        return new ProcessPlan(
                ProcessPlan.Role.HUB,
                mainHub ? "mainHub" : "localHub",
                JavaCommand.of(
                        HubJvmOptions.of(plan.transport().profile(), budget.hubHeapBytes()),
                        mainHub ? MAIN_HUB_MAIN : LOCAL_HUB_MAIN,
                        List.of(home.root().toString(), computer, version)),
                home.hubLog(computer, version).getParent(),
                // Its log lies beside it; what it prints is little: why it could not begin, or what Java says.
                home.hubLog(computer, version).resolve("output.log"),
                Map.of(),
                mainHub ? () -> {} : () -> permit(plan.systemName(), version),
                () -> delete(sharedMemory));
    }

    /** Before a localHub starts it is written what it is permitted. */
    private void permit(final String system, final String version) {
        orders.prepare(system, version);
        drain.prepare(version);
    }

    private ProcessPlan copy(
            final SystemPlan plan, final InstancePlan instance, final ComputerBudget budget, final Path sharedMemory) {
        final CopyPlan copy = plan.copy(instance.copy());
        final Path file = home.instanceFile(computer, plan.version(), copy.name());
        return new ProcessPlan(
                ProcessPlan.Role.COPY,
                copy.name(),
                command(plan, copy, budget),
                file.getParent(),
                home.copyLog(computer, plan.version(), copy.name()),
                Map.of(InstanceFile.VARIABLE, file.toString()),
                () -> writeInstanceFile(plan, instance, file, sharedMemory),
                () -> Files.deleteIfExists(file));
    }

    private List<String> command(final SystemPlan plan, final CopyPlan copy, final ComputerBudget budget) {
        final TransportProfile profile = plan.transport().profile();
        if (copy.id() == plan.assigner().copy()) {
            return JavaCommand.of(HubJvmOptions.of(profile, budget.assignerHeapBytes()), ASSIGNER_MAIN, List.of());
        }
        if (copy.id() == plan.recorderCopy()) {
            return JavaCommand.of(HubJvmOptions.of(profile, budget.recorderHeapBytes()), RECORDER_MAIN, List.of());
        }
        if (copy.id() == plan.sessions().managerCopy()) {
            return JavaCommand.of(HubJvmOptions.of(profile, budget.managerHeapBytes()), MANAGER_MAIN, List.of());
        }
        return ProgramCommand.of(copy.command(), programs);
    }

    /** With a new token for each start, so that nobody can use what a former process was given. */
    private void writeInstanceFile(
            final SystemPlan plan, final InstancePlan instance, final Path file, final Path sharedMemory) {
        final String copy = plan.copy(instance.copy()).name();
        final InstanceFile told = new InstanceFile(
                home.systemFile(plan.version()).toString(),
                computer,
                copy,
                instance.id(),
                tokens.nextLong(),
                tokens.nextLong(),
                sharedMemory.toString());
        final String former = orders.former(plan.systemName(), plan.version());
        final Path formerFolder = former.isEmpty() ? null : home.copy(computer, former, copy);
        if (formerFolder != null && Files.isDirectory(formerFolder)) {
            told.after(former, home.systemFile(former), formerFolder, !orders.leads(plan.systemName(), plan.version()))
                    .write(file);
        } else {
            told.write(file);
        }
    }

    /** A hub that ends by itself clears its shared memory away; one that had to be killed cannot. */
    private static void delete(final Path sharedMemory) throws IOException {
        IoUtil.delete(sharedMemory.toFile(), true);
        Files.deleteIfExists(sharedMemory.resolveSibling(sharedMemory.getFileName() + ".lock"));
    }
}
