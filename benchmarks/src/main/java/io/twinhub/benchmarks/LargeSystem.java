package io.twinhub.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the configuration of a large system as a person or a script would: every event on a line of its own, none by a range. The copies are spread evenly
 * over the spokes; each publishes its own events and subscribes to those of its neighbour; a few see everything.
 */
final class LargeSystem {
    private static final int HUB_COUNT = 2;
    private static final int ADDRESSES_PER_BYTE = 250;
    private static final int COPIES_PER_BOARD = 100;
    /** So that a text stays below its limit. */
    private static final int EVENTS_PER_FILE = 500_000;

    private final int spokeCount;
    private final int copyCount;
    private final int eventCount;

    /**
     * @param computerCount hub computers included.
     * @param copyCount spread evenly over the spokes.
     * @param eventCount spread evenly over the copies.
     */
    LargeSystem(final int computerCount, final int copyCount, final int eventCount) {
        spokeCount = computerCount - HUB_COUNT;
        this.copyCount = copyCount;
        this.eventCount = eventCount;
    }

    /** The text of a system with one copy per spoke. */
    static String xml(final int computerCount, final int eventCount) {
        final LargeSystem system = new LargeSystem(computerCount, computerCount - HUB_COUNT, eventCount);
        return system.head() + system.events(0, eventCount) + system.rights() + "</system>\n";
    }

    /** Arguments: the folder, the numbers of computers, of copies and of events. Prints the files that it has written there. */
    public static void main(final String[] args) throws IOException {
        final LargeSystem system =
                new LargeSystem(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
        system.write(Path.of(args[0])).forEach(System.out::println);
    }

    /** Writes the text as several files: the events apart. */
    private List<Path> write(final Path folder) throws IOException {
        final List<Path> files = new ArrayList<>();
        files.add(write(folder.resolve("system.xml"), head() + rights() + "</system>\n"));
        for (int first = 0; first < eventCount; first += EVENTS_PER_FILE) {
            final int end = Math.min(eventCount, first + EVENTS_PER_FILE);
            files.add(write(folder.resolve("events-" + files.size() + ".xml"), events(first, end)));
        }
        return files;
    }

    private static Path write(final Path file, final String text) throws IOException {
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private String head() {
        final StringBuilder xml = new StringBuilder(200 * (copyCount + spokeCount));
        xml.append("<system name=\"large\" version=\"1\">\n  <networks>\n")
                .append("    <network name=\"A\"> <hub computer=\"hub-a\" address=\"10.1.0.1\"/> </network>\n")
                .append("    <network name=\"B\"> <hub computer=\"hub-b\" address=\"10.2.0.1\"/> </network>\n")
                .append("  </networks>\n  <computers>\n");
        for (int i = 0; i < spokeCount; i++) {
            final String host = (1 + i / ADDRESSES_PER_BYTE) + "." + (1 + i % ADDRESSES_PER_BYTE);
            xml.append("    <spoke name=\"plant-").append(i);
            xml.append("\" a=\"10.1.").append(host);
            xml.append("\" b=\"10.2.").append(host).append("\"/>\n");
        }
        xml.append("  </computers>\n  <programs>\n")
                .append("    <program name=\"gauge\" command=\"${programs}/gauge --fast\"/>\n")
                .append("  </programs>\n  <programCopies>\n");
        for (int i = 0; i < copyCount; i++) {
            xml.append("    <programCopy id=\"gauge-")
                    .append(i)
                    .append("\" program=\"gauge\"> <instance computer=\"plant-");
            xml.append(i % spokeCount).append("\"/> </programCopy>\n");
        }
        return xml.append("  </programCopies>\n").toString();
    }

    private String events(final int first, final int end) {
        final StringBuilder xml = new StringBuilder(100 * (end - first));
        xml.append("  <events>\n");
        for (int i = first; i < end; i++) {
            xml.append("    <event name=\"plant.").append(i % copyCount);
            xml.append(".tank.").append(i / copyCount);
            xml.append(".level\" class=\"float64\" unit=\"m\" staleAfter=\"2s\"/>\n");
        }
        return xml.append("  </events>\n").toString();
    }

    private String rights() {
        final StringBuilder xml = new StringBuilder(200 * copyCount);
        xml.append("  <publishers>\n");
        for (int i = 0; i < copyCount; i++) {
            xml.append("    <publisher copy=\"gauge-")
                    .append(i)
                    .append("\" events=\"plant.")
                    .append(i);
            xml.append(".tank.*.level\"/>\n");
        }
        xml.append("  </publishers>\n  <subscribers>\n");
        for (int i = 0; i < copyCount; i++) {
            final boolean board = i % COPIES_PER_BOARD == 0;
            final String events = board ? "**" : "plant." + (i + 1) % copyCount + ".**";
            xml.append("    <subscriber copy=\"gauge-")
                    .append(i)
                    .append("\" events=\"")
                    .append(events);
            xml.append("\"/>\n");
        }
        return xml.append("  </subscribers>\n").toString();
    }
}
