package io.twinhub.start.control;

import io.twinhub.config.Home;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SessionsSpec;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialFile;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.HubCounters;
import io.twinhub.start.Drain;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessUsage;
import io.twinhub.start.Supervisor;
import io.twinhub.start.activation.Orders;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a start command tells and does for who asks it: its report, its stop, and questions to the assigner and the manager of sessions of its computer. Any thread. */
public final class ComputerDesk {
    /** Longer than anything takes that does not come about. */
    private static final long ANSWER_NS = TimeUnit.SECONDS.toNanos(15);

    private final Home home;
    private final String computer;
    private final Supervisor supervisor;
    private final Orders orders;
    private final Drain drain;
    private final Map<String, Path> sharedMemory = new ConcurrentHashMap<>();

    public ComputerDesk(final Home home, final String computer, final Supervisor supervisor, final Orders orders) {
        this.home = home;
        this.computer = computer;
        this.supervisor = supervisor;
        this.orders = orders;
        drain = new Drain(home, computer);
    }

    /** For a {@link ControlServer}. */
    public List<Service<?, ?>> services() {
        return List.of(
                new Service<>(ReportRequest.EXCHANGE, this::report),
                new Service<>(StopRequest.EXCHANGE, this::stop),
                new Service<>(CopyRequest.EXCHANGE, this::askCopy));
    }

    /** What the computer runs now. */
    public ComputerReport report(final ReportRequest request) {
        final ProcessRecords processes = supervisor.records();
        final List<String> versions = processes.processes().stream()
                .filter(process -> process.role() == ProcessPlan.Role.HUB)
                .map(ProcessRecord::version)
                .toList();
        return new ComputerReport(
                processes,
                versions.stream()
                        .map(version -> hub(version, request.counters()))
                        .flatMap(Optional::stream)
                        .toList(),
                Stream.concat(
                                Stream.of(processes.pid()),
                                processes.processes().stream().map(ProcessRecord::pid))
                        .filter(pid -> pid != 0)
                        .map(ProcessUsage::of)
                        .flatMap(Optional::stream)
                        .toList(),
                versions.stream().map(orders::lead).toList(),
                drain.isDrained(),
                processes.processes().stream()
                        .filter(process -> process.role() == ProcessPlan.Role.COPY
                                && process.name().equals(SessionsSpec.COPY)
                                && process.pid() != 0)
                        .map(this::manager)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** What a manager told, if it was the present process that did. */
    private Optional<ManagerReport> manager(final ProcessRecord process) {
        try {
            final Path file = ManagerReport.file(directory(process.version()));
            return Optional.of(SerialFile.of(ManagerReport.TYPE).read(file))
                    .filter(report -> report.pid() == process.pid());
        } catch (final TwinhubException notYet) {
            return Optional.empty();
        }
    }

    private Optional<HubReport> hub(final String version, final String wanted) {
        return HubCounters.read(directory(version))
                .map(hub -> new HubReport(version, hub.isAlive(), begins(hub.values(), wanted)));
    }

    private Path directory(final String version) {
        return sharedMemory.computeIfAbsent(
                version,
                found -> Home.sharedMemory(
                        new SealedVersions(home).info(found).system(),
                        found,
                        computer,
                        System.getProperty("user.name")));
    }

    private static Map<String, Long> begins(final Map<String, Long> values, final String prefixes) {
        final String[] wanted = prefixes.split(" ");
        return values.entrySet().stream()
                .filter(value -> Arrays.stream(wanted).anyMatch(value.getKey()::startsWith))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private ComputerReport stop(final StopRequest request) {
        // Before it stops: with the last process its connections end, and nobody would hear the answer.
        final ComputerReport report = report(ReportRequest.STATUS);
        supervisor.stop();
        return report;
    }

    private CopyReply askCopy(final CopyRequest request) {
        if (supervisor.records().processes().stream()
                .noneMatch(process -> process.version().equals(request.version())
                        && process.name().equals(request.copy()))) {
            throw absent(request.copy(), "version " + request.version() + " has none here");
        }
        final Path socket = Home.copySocket(home.instanceFile(computer, request.version(), request.copy()));
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Deadline.within(ANSWER_NS, channel, () -> channel.connect(UnixDomainSocketAddress.of(socket)));
            final Wire wire = Wire.over(channel);
            wire.send(request.question(), ANSWER_NS);
            final byte[] answer = wire.receive(CopyReply.ANSWER_LENGTH_MAX, ANSWER_NS);
            if (answer == null) {
                throw absent(request.copy(), "it ended the conversation");
            }
            return new CopyReply(answer);
        } catch (final IOException ex) {
            throw absent(request.copy(), ex.getMessage());
        }
    }

    private TwinhubException absent(final String copy, final String why) {
        final ErrorCode code =
                copy.equals(SessionsSpec.COPY) ? ErrorCode.CLI_MANAGER_ABSENT : ErrorCode.CLI_ASSIGNER_ABSENT;
        return new TwinhubException(ErrorResult.of(code, computer, why)
                .in("system", computer, copy)
                .action("twinhub system status --via " + computer + " shows whether it runs."));
    }
}
