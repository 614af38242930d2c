package io.twinhub.cli;

import io.twinhub.config.SystemPlan;
import io.twinhub.config.TransportProfile;
import io.twinhub.load.FreePort;
import io.twinhub.load.LoadSystem;
import io.twinhub.load.PathProcesses;
import io.twinhub.load.PathSetting;
import io.twinhub.load.TwinhubPath;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.agrona.IoUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the message path on this machine: throughput, latency, and what each process takes. */
@Command(
        name = "bench",
        description = {
            "Measure the message path on this machine: throughput, latency, and CPU time per message of each process.",
            "Runs a private system of two hubs and two spokes as real processes, first with as many events as it carries,",
            "then at a fixed rate; everything is removed at the end. A system that runs already is not measured: that would",
            "need programs and events in its configuration, and it would suffer from the load."
        },
        exitCodeList = {
            "0:measured and nothing lost",
            "1:something was lost or could not be run",
            "2:wrong command line"
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub bench --seconds 5 --rate 20000 --size 256 --profile fast --mtu 8192 --hdr latency.hlog")
final class BenchCommand implements Callable<Integer> {
    private static final int SIZE_MAX = 4096;
    private static final List<String> JVM_OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx64m", "-XX:-UsePerfData");

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each of the two measurements takes (default: $${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Events per second of the measurement of latency (default: $${DEFAULT-VALUE}).")
    private long rate;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "32",
            description = "Bytes of an event on the path, 27 of which are its header and running number "
                    + "(default: $${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "fast",
            description = "Profile of the transport: small or fast (default: $${DEFAULT-VALUE}).")
    private TransportProfile profile;

    @Option(
            names = "--mtu",
            paramLabel = "N",
            defaultValue = "1408",
            description = "Largest datagram in bytes (default: $${DEFAULT-VALUE}).")
    private int mtu;

    @Option(names = "--hdr", paramLabel = "FILE", description = "Write the latencies as a log of HdrHistogram.")
    private Path hdr;

    @Override
    public Integer call() throws IOException {
        checkRange("--seconds", seconds, 1, 3600);
        checkRange("--rate", rate, 1, 100_000_000);
        checkRange("--size", size, LoadSystem.SIZE_MIN, SIZE_MAX);
        final Output output = common.output();
        final Path folder = Files.createTempDirectory("twinhub-bench-");
        // Ctrl-C removes everything, too; the processes end with this one by themselves.
        final Thread cleanUp = new Thread(() -> IoUtil.delete(folder.toFile(), true), "clean-up");
        Runtime.getRuntime().addShutdownHook(cleanUp);
        try {
            return measure(folder, output);
        } finally {
            IoUtil.delete(folder.toFile(), true);
        }
    }

    private int measure(final Path folder, final Output output) throws IOException {
        output.line(
                "starting two hubs, two spokes, a sender and a receiver; profile %s, mtu %d, %d bytes",
                profile.name().toLowerCase(Locale.ROOT), mtu, size);
        final BenchResult result;
        try (PathProcesses processes = TwinhubPath.start(folder, setting())) {
            result = new Bench(processes, output).run(size, rate, seconds);
        } catch (final IllegalStateException ex) {
            throw failed(ex.getMessage());
        }
        if (hdr != null) {
            result.writeHistogram(hdr);
        }
        output.table(result.table());
        output.result(result.toMap());
        output.line(result.toText());
        if (!result.isFaultless()) {
            throw failed("events were lost, delivered twice or out of order");
        }
        return Twinhub.EXIT_DONE;
    }

    private PathSetting setting() {
        final String transport = "profile=\"" + profile.name().toLowerCase(Locale.ROOT) + "\"";
        final int[] sizes = {size};
        final SystemPlan plan = SystemPlan.compile(LoadSystem.spec("bench", FreePort.FIRST, "", sizes));
        final List<String> jvmOptions = new ArrayList<>(JavaCommand.options());
        jvmOptions.addAll(JVM_OPTIONS);
        return new PathSetting(
                mtu,
                transport,
                FreePort.of(plan).orElseThrow(() -> failed("no free UDP port was found on 127.0.1.x and 127.0.2.x")),
                sizes,
                null,
                jvmOptions,
                Map.of(),
                "");
    }

    private static void checkRange(final String option, final long value, final long min, final long max) {
        if (value < min || value > max) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CLI_BENCH_FAILED, option + " " + value + " is out of range")
                            .expected("a whole number from " + min + " to " + max)
                            .action("Correct the option."));
        }
    }

    private static TwinhubException failed(final String reason) {
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_BENCH_FAILED, reason));
    }
}
