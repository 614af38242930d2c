package io.twinhub.benchmarks;

import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.Verification;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.text.XmlReader;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the processes of a large system do with its configuration, each once and in a JVM that has done nothing before, as in operation:
 * the command that seals it, and the process that starts with it. The results go to standard output: a name, seconds, and seconds of CPU time per line.
 */
final class LargeSystemRun {
    private static final double NS_PER_SECOND = 1e9;

    static final String PARSE = "parse";
    static final String READ = "read";
    static final String CHECK = "check";
    static final String ENCODE = "encode";
    static final String DECODE = "decode";
    static final String COMPILE = "compile";

    /** Seconds that a step took, and for how many of them its thread had a processor. */
    record Taken(double seconds, double cpuSeconds) {}

    private final Map<String, Taken> steps = new TreeMap<>();

    /** Arguments: {@code parse TEXT}, {@code seal TEXT SERIAL}, {@code decode SERIAL} or {@code compile SERIAL}. */
    public static void main(final String[] args) throws IOException {
        final LargeSystemRun run = new LargeSystemRun();
        switch (args[0]) {
            case "parse" -> run.parse(text(args[1]));
            case "seal" -> Files.write(Path.of(args[2]), run.seal(text(args[1])));
            case "decode" -> run.decode(Files.readAllBytes(Path.of(args[1])));
            default -> run.compile(run.decode(Files.readAllBytes(Path.of(args[1]))));
        }
        run.steps.forEach((step, taken) -> System.out.println(step + " " + taken.seconds + " " + taken.cpuSeconds));
    }

    /** Text to checked serial form. */
    byte[] seal(final String text) {
        final var read = timed(READ, () -> XmlReader.of(SystemSpec.TYPE).read(text));
        final SystemSpec spec = read.orThrow();
        final List<ErrorResult> problems = timed(CHECK, () -> Verification.check(spec, read.positions()));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.get(0).toText());
        }
        return timed(ENCODE, () -> SerialCodec.of(SystemSpec.TYPE).encode(spec));
    }

    /** Serial form to memory. */
    SystemSpec decode(final byte[] serial) {
        return timed(DECODE, () -> SerialCodec.of(SystemSpec.TYPE).decode(serial));
    }

    /** Memory to what the message path reads. */
    SystemPlan compile(final SystemSpec spec) {
        return timed(COMPILE, () -> SystemPlan.compile(spec));
    }

    /** The limit of reading the text: the XML parser alone, which looks at every attribute and keeps nothing. */
    int parse(final String text) {
        return timed(PARSE, () -> {
            try {
                final XMLStreamReader reader =
                        XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(text));
                int length = 0;
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamReader.START_ELEMENT) {
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            length += reader.getAttributeValue(i).length();
                        }
                    }
                }
                return length;
            } catch (final XMLStreamException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** What each step took. */
    Map<String, Taken> steps() {
        return steps;
    }

    private <R> R timed(final String step, final Supplier<R> work) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final long startNs = System.nanoTime();
        final long startCpuNs = threads.getCurrentThreadCpuTime();
        final R result = work.get();
        final long cpuNs = threads.getCurrentThreadCpuTime() - startCpuNs;
        steps.put(step, new Taken((System.nanoTime() - startNs) / NS_PER_SECOND, cpuNs / NS_PER_SECOND));
        return result;
    }

    private static String text(final String file) throws IOException {
        return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    }
}
