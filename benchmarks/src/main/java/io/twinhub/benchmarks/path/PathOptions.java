package io.twinhub.benchmarks.path;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a comparison is asked for.
 *
 * @param mtus largest datagram payloads.
 * @param sizes bytes of a message on the path.
 * @param runs how often all processes start anew.
 * @param turns how often each path is measured in a run, one right after the other.
 * @param idle how all processes rest.
 * @param warmUpMs at full load before the first measurement in fresh processes, at most; it ends when throughput rises no more.
 * @param measureMs time of each measurement of message connections and of loss.
 * @param jvmOptions of all processes.
 * @param transport further attributes of the Twinhub's {@code <transport>}.
 * @param paths L and T, or one of them.
 * @param trips whether round trips are measured.
 * @param curve whether latency is measured under growing load.
 * @param pointRuns of message connections.
 * @param connection attributes of the {@code <messageConnection>} that these are measured with.
 * @param lossPairs phases with and without loss on network A.
 * @param jfr the process of the Twinhub that is recorded into {@code PROCESS.jfr} in the present folder; empty for none.
 */
record PathOptions(
        int[] mtus,
        int[] sizes,
        int runs,
        int turns,
        String idle,
        long warmUpMs,
        long measureMs,
        List<String> jvmOptions,
        String transport,
        String paths,
        boolean trips,
        boolean curve,
        int pointRuns,
        String connection,
        int lossPairs,
        String jfr) {
    static final String LEGEND = """
            L: the limit, a doubled four-hop relay in raw Aeron that packs messages, has no logic and drops the second copy by its number.
            T: the Twinhub. Both: six processes (sender, localHub, mainHub A, mainHub B, localHub, receiver) with the same JVM options,
            MTU and way to rest. size: bytes of a message on the path; for T a whole event block, header (17 bytes), length (2 bytes), value.
            points: a message connection between the same two programs. Messages of 32 bytes are compared with events of 32 bytes of the same
            processes, requests answered per second with half as many events (a request is two messages), round trips at 10,000/s with those
            of events; 64 MiB in messages of 64 KiB, and as one message, with L moving as many bytes in messages that fill its frames.
            L and T are measured in turns of half a second, while the processes of the other stand still: what slows the machine slows both.
            L / T figures: minimum / median / maximum of the turns. Ratios: medians of the ratios T to L of turns next to each other.
            """;

    /** 64 MiB fit into one message; the window is the default one. */
    private static final String CONNECTION = "messageLength=\"65MiB\"";

    private static final List<String> JVM_OPTIONS = List.of(
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xms64m",
            "-Xmx64m",
            "-Xss512k",
            "-XX:-UsePerfData");

    /** How long another load warms up after the first one. */
    long settleMs() {
        return warmUpMs / 4;
    }

    static PathOptions of(final String[] args) {
        int[] mtus = {1408, 8192};
        int[] sizes = {32, 256};
        int runs = 2;
        int turns = 10;
        String idle = "yield";
        long warmUpMs = 20_000;
        long measureMs = 3000;
        String transport = "";
        String paths = "LT";
        boolean trips = true;
        boolean curve = true;
        int lossPairs = 10;
        String jfr = "";
        int pointRuns = 3;
        String connection = CONNECTION;
        final List<String> jvmOptions = new ArrayList<>(JVM_OPTIONS);
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--quick" -> {
                    runs = 1;
                    sizes = new int[] {32};
                    warmUpMs = 8000;
                    measureMs = 1250;
                    curve = false;
                    pointRuns = 0;
                    lossPairs = 0;
                }
                case "--mtu" -> mtus = numbers(args[++i]);
                case "--size" -> sizes = numbers(args[++i]);
                case "--runs" -> runs = Integer.parseInt(args[++i]);
                case "--turns" -> turns = Integer.parseInt(args[++i]);
                case "--idle" -> idle = args[++i];
                case "--warm-up-ms" -> warmUpMs = Long.parseLong(args[++i]);
                case "--measure-ms" -> measureMs = Long.parseLong(args[++i]);
                case "--jvm-option" -> jvmOptions.add(args[++i]);
                case "--transport" -> transport = args[++i];
                case "--paths" -> paths = args[++i];
                case "--no-trips" -> trips = false;
                case "--curve" -> curve = true;
                case "--no-curve" -> curve = false;
                case "--loss-pairs" -> lossPairs = Integer.parseInt(args[++i]);
                case "--jfr" -> jfr = args[++i];
                case "--points" -> {
                    paths = "";
                    curve = false;
                }
                case "--connection" -> connection = args[++i];
                default -> throw new IllegalArgumentException("unknown option " + args[i]);
            }
        }
        return new PathOptions(
                mtus,
                sizes,
                runs,
                turns,
                idle,
                warmUpMs,
                measureMs,
                List.copyOf(jvmOptions),
                transport,
                paths,
                trips,
                curve,
                pointRuns,
                connection,
                lossPairs,
                jfr);
    }

    private static int[] numbers(final String text) {
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }
}
