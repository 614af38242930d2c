package io.twinhub.load;

import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts the Twinhub: its hub processes and two programs with a Bus, as the start command would. */
public final class TwinhubPath {
    private static final String LOCAL_HUB = "io.twinhub.localhub.LocalHubMain";
    private static final String MAIN_HUB = "io.twinhub.mainhub.MainHubMain";

    private final Path folder;
    private final PathSetting setting;
    private final Home home;
    private final SystemPlan plan;
    private final SecureRandom tokens = new SecureRandom();

    /** Seals the system in this folder; starts nothing. */
    public TwinhubPath(final Path folder, final PathSetting setting) {
        this.folder = folder;
        this.setting = setting;
        home = new Home(folder.resolve("home")).prepare();
        final SystemSpec spec = LoadSystem.spec(
                "load-" + ProcessHandle.current().pid(),
                setting.port(),
                transport(setting) + connection(setting),
                setting.sizes());
        new SealedVersions(home).seal(spec, "benchmark", "", System.currentTimeMillis());
        plan = SystemPlan.compile(spec);
    }

    private static String transport(final PathSetting setting) {
        return "<transport mtu=\"%d\" %s/>".formatted(setting.mtuBytes(), setting.transport());
    }

    private static String connection(final PathSetting setting) {
        return setting.connection() == null
                ? ""
                : "<messageConnections> <messageConnection from=\"%s\" to=\"%s\" %s/> </messageConnections>"
                        .formatted(LoadSystem.SENDER, LoadSystem.RECEIVER, setting.connection());
    }

    public static PathProcesses start(final Path folder, final PathSetting setting) throws IOException {
        return new TwinhubPath(folder, setting).start();
    }

    /** Starts all processes. */
    public PathProcesses start() throws IOException {
        final PathProcesses processes = new PathProcesses(folder);
        try {
            program(processes, LoadSystem.SENDER, LoadSystem.SENDER_COMPUTER);
            hub(processes, LoadSystem.SENDER_COMPUTER, LOCAL_HUB);
            hub(processes, "hub-a", MAIN_HUB);
            hub(processes, "hub-b", MAIN_HUB);
            hub(processes, LoadSystem.RECEIVER_COMPUTER, LOCAL_HUB);
            program(processes, LoadSystem.RECEIVER, LoadSystem.RECEIVER_COMPUTER);
            return processes;
        } catch (final IOException | RuntimeException ex) {
            processes.close();
            throw ex;
        }
    }

    private void hub(final PathProcesses processes, final String computer, final String main) throws IOException {
        // A hub that ends by itself clears it away; one that was killed cannot.
        final Path sharedMemory = sharedMemory(computer);
        processes.deleteAtEnd(sharedMemory);
        processes.deleteAtEnd(sharedMemory.resolveSibling(sharedMemory.getFileName() + ".lock"));
        final List<String> jvmOptions = jvmOptions(computer);
        setting.hubProperties()
                .forEach((name, value) -> jvmOptions.add("-D" + name + "="
                        + value.replace(
                                PathSetting.CONTROL_FILE,
                                processes.controlFile().toString())));
        processes.start(
                computer, jvmOptions, Map.of(), main, List.of(home.root().toString(), computer, plan.version()));
    }

    private void program(final PathProcesses processes, final String copy, final String computer) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of(
                copy, processes.controlFile().toString(), setting.connection() == null ? "unconnected" : "connected"));
        Arrays.stream(setting.sizes()).mapToObj(Integer::toString).forEach(arguments::add);
        processes.start(
                copy,
                jvmOptions(copy),
                Map.of(InstanceFile.VARIABLE, instanceFile(copy, computer).toString()),
                LoadMain.class.getName(),
                arguments);
    }

    /** Writes what a program has to be told when it is started, and returns the file in which that stands. */
    public Path instanceFile(final String copy, final String computer) {
        final Path file = home.instanceFile(computer, plan.version(), copy);
        OwnerOnlyFiles.createFolder(file.getParent());
        new InstanceFile(
                        home.systemFile(plan.version()).toString(),
                        computer,
                        copy,
                        plan.copy(copy).instances()[0],
                        tokens.nextLong(),
                        tokens.nextLong(),
                        sharedMemory(computer).toString())
                .write(file);
        return file;
    }

    private Path sharedMemory(final String computer) {
        return Home.sharedMemory(plan, computer, System.getProperty("user.name"));
    }

    private List<String> jvmOptions(final String process) {
        final List<String> jvmOptions = new ArrayList<>(setting.jvmOptions());
        if (setting.recorded().equals(process)) {
            jvmOptions.add("-XX:StartFlightRecording=settings=profile,filename="
                    + Path.of(process + ".jfr").toAbsolutePath());
        }
        return jvmOptions;
    }
}
