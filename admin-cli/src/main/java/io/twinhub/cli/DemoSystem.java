package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SettingSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.load.FreePort;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.samples.SampleSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.IoUtil;

/**
 * A sample system, for one run: in a temporary home, under ports and a version id of its own, so
 * that several demos and other systems can run on this machine at the same time.
 */
final class DemoSystem implements AutoCloseable {
    private final Home home;
    private final SystemPlan plan;
    private final List<DemoComputer> computers = new ArrayList<>();
    private boolean homeWanted = true;
    private boolean closed;
    private volatile boolean aborted;

    private DemoSystem(final Home home, final SystemPlan plan) {
        this.home = home;
        this.plan = plan;
    }

    /**
     * Prepares a sample; nothing runs yet.
     *
     * @param settings of the copies of this program, in place of those of the text.
     */
    static DemoSystem prepare(final SampleSystem sample, final String program, final Map<String, Integer> settings)
            throws IOException {
        final SystemSpec read = XmlReader.of(SystemSpec.TYPE)
                .read(List.of(new TextSource(sample.file(), sample.text())))
                .orThrow();
        final Home home = new Home(Files.createTempDirectory("twinhub-demo-")).prepare();
        final List<SettingSpec> others = settings.entrySet().stream()
                .map(setting ->
                        new SettingSpec(setting.getKey(), setting.getValue().toString()))
                .toList();
        final List<ProgramCopySpec> copies = read.programCopies().stream()
                .map(copy -> copy.program().equals(program) ? copy.withSettings(others) : copy)
                .toList();
        final SystemSpec spec = read.toBuilder()
                .version("demo-" + ProcessHandle.current().pid())
                .basePort(freePort(SystemPlan.compile(read)))
                .programCopies(copies)
                .build();
        new SealedVersions(home)
                .seal(spec, System.getProperty("user.name"), "twinhub demo", System.currentTimeMillis());
        return new DemoSystem(home, SystemPlan.compile(spec));
    }

    /** Starts all computers. */
    void start() throws IOException {
        for (int i = 0; i < plan.computerCount(); i++) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                computers.add(DemoComputer.start(home, plan, plan.computer(i).name()));
            }
        }
    }

    Path home() {
        return home.root();
    }

    List<DemoComputer> computers() {
        return computers;
    }

    List<DemoComputer> spokes() {
        return computers.stream()
                .filter(computer -> !plan.computer(computer.name()).hub())
                .toList();
    }

    /** The hub computer of a network, 0 for A, 1 for B. */
    DemoComputer hub(final int network) {
        return computers.stream()
                .filter(computer -> plan.computer(computer.name()).network() == network)
                .findFirst()
                .orElseThrow();
    }

    /** The names of the copies of a program. */
    List<String> copiesOf(final String program) {
        return plan.spec().programCopies().stream()
                .filter(copy -> copy.program().equals(program))
                .map(ProgramCopySpec::id)
                .toList();
    }

    /** The log of a program copy, on the first computer that has it. */
    DemoLog log(final String copy) {
        return log(copy, hosts(copy).get(0));
    }

    /** The log of a program copy on this computer. */
    DemoLog log(final String copy, final DemoComputer computer) {
        return new DemoLog(home.copyLog(computer.name(), plan.version(), copy));
    }

    /** The computers that run an instance of a program copy, in the order of the configuration. */
    List<DemoComputer> hosts(final String copy) {
        return Arrays.stream(plan.copy(copy).instances())
                .mapToObj(instance ->
                        plan.computer(plan.instance(instance).computer()).name())
                .map(name -> computers.stream()
                        .filter(computer -> computer.name().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    /** Nobody will want to read the logs: the home folder is removed when the system is closed. */
    void forgetHome() {
        homeWanted = false;
    }

    /** Like {@link #close}, because somebody does not want to see the end; removes everything. */
    void abort() {
        aborted = true;
        close();
    }

    boolean isAborted() {
        return aborted;
    }

    /** Stops all computers, waits for their end, and removes what nobody wants to read. May be called again, from any thread. */
    @Override
    public synchronized void close() {
        closed = true;
        computers.forEach(DemoComputer::stop);
        computers.forEach(DemoComputer::close);
        if (!homeWanted || aborted) {
            IoUtil.delete(home.root().toFile(), true);
        }
    }

    private static int freePort(final SystemPlan plan) {
        return FreePort.of(plan)
                .orElseThrow(
                        () -> new TwinhubException(ErrorResult.of(ErrorCode.CLI_DEMO_FAILED, "no free port was found")
                                .expected("a free UDP port from " + FreePort.FIRST + " to " + FreePort.LAST
                                        + " on the addresses 127.0.1.x and 127.0.2.x")));
    }
}
