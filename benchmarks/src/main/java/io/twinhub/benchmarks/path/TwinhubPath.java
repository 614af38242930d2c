package io.twinhub.benchmarks.path;

import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.load.LoadMain;
import io.twinhub.load.LoadSystem;
import io.twinhub.localhub.LocalHubMain;
import io.twinhub.mainhub.MainHubMain;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts the Twinhub: its hub processes and two programs with a Bus, as the start command would. */
final class TwinhubPath {
    private final Path folder;
    private final PathSetting setting;
    private final Home home;
    private final SystemPlan plan;
    private final SecureRandom tokens = new SecureRandom();

    private TwinhubPath(final Path folder, final PathSetting setting) {
        this.folder = folder;
        this.setting = setting;
        home = new Home(folder.resolve("home")).prepare();
        final SystemSpec spec = LoadSystem.spec(
                "load-" + ProcessHandle.current().pid(), setting.port(), transport(setting), setting.sizes());
        new SealedVersions(home).seal(spec, "benchmark", "", System.currentTimeMillis());
        plan = SystemPlan.compile(spec);
    }

    private static String transport(final PathSetting setting) {
        return "<transport profile=\"fast\" idle=\"%s\" mtu=\"%d\" %s/>"
                .formatted(setting.idle(), setting.mtuBytes(), setting.transport());
    }

    static PathProcesses start(final Path folder, final PathSetting setting) throws IOException {
        return new TwinhubPath(folder, setting).start();
    }

    private PathProcesses start() throws IOException {
        final PathProcesses processes = new PathProcesses(folder);
        try {
            program(processes, LoadSystem.SOURCE, LoadSystem.SOURCE_COMPUTER);
            hub(processes, LoadSystem.SOURCE_COMPUTER, LocalHubMain.class);
            hub(processes, "hub-a", MainHubMain.class);
            hub(processes, "hub-b", MainHubMain.class);
            hub(processes, LoadSystem.SINK_COMPUTER, LocalHubMain.class);
            program(processes, LoadSystem.SINK, LoadSystem.SINK_COMPUTER);
            return processes;
        } catch (final IOException | RuntimeException ex) {
            processes.close();
            throw ex;
        }
    }

    private void hub(final PathProcesses processes, final String computer, final Class<?> main) throws IOException {
        final List<String> jvmOptions = jvmOptions(computer);
        if (setting.lossy()) {
            jvmOptions.add("-Daeron.receive.channel.endpoint.supplier=" + LossyNetworkA.class.getName());
            jvmOptions.add("-D" + LossyNetworkA.CONTROL_PROPERTY + "=" + processes.controlFile());
        }
        processes.start(
                computer,
                jvmOptions,
                Map.of(),
                main.getName(),
                List.of(home.root().toString(), computer, plan.version()));
    }

    private void program(final PathProcesses processes, final String copy, final String computer) throws IOException {
        final Path file = home.instanceFile(computer, plan.version(), copy);
        OwnerOnlyFiles.createFolder(file.getParent());
        new InstanceFile(
                        home.systemFile(plan.version()).toString(),
                        computer,
                        copy,
                        plan.copy(copy).instances()[0],
                        tokens.nextLong(),
                        tokens.nextLong(),
                        Home.sharedMemory(plan, computer, System.getProperty("user.name"))
                                .toString())
                .write(file);
        final List<String> arguments =
                new ArrayList<>(List.of(copy, processes.controlFile().toString()));
        Arrays.stream(setting.sizes()).mapToObj(Integer::toString).forEach(arguments::add);
        processes.start(
                copy,
                jvmOptions(copy),
                Map.of(InstanceFile.VARIABLE, file.toString()),
                LoadMain.class.getName(),
                arguments);
    }

    private List<String> jvmOptions(final String process) {
        final List<String> jvmOptions = new ArrayList<>(setting.jvmOptions());
        if (setting.jfr().equals(process)) {
            jvmOptions.add("-XX:StartFlightRecording=settings=profile,filename="
                    + Path.of(process + ".jfr").toAbsolutePath());
        }
        return jvmOptions;
    }
}
