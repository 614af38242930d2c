package io.twinhub.benchmarks;

/**
 * Writes the configuration of a large system as a person or a script would: every event on a line of its own, none by a range. Each spoke
 * runs one program copy, which publishes its own events and subscribes to those of its neighbour; a few see everything.
 */
final class LargeSystem {
    private static final int HUB_COUNT = 2;
    private static final int ADDRESSES_PER_BYTE = 250;
    private static final int COPIES_PER_BOARD = 100;

    private LargeSystem() {}

    /**
     * The text.
     *
     * @param computerCount hub computers included.
     * @param eventCount spread evenly over the spokes.
     */
    static String xml(final int computerCount, final int eventCount) {
        final int spokeCount = computerCount - HUB_COUNT;
        final StringBuilder xml = new StringBuilder(100 * (eventCount + 5 * computerCount));
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
        for (int i = 0; i < spokeCount; i++) {
            xml.append("    <programCopy id=\"gauge-")
                    .append(i)
                    .append("\" program=\"gauge\"> <instance computer=\"plant-");
            xml.append(i).append("\"/> </programCopy>\n");
        }
        xml.append("  </programCopies>\n  <events>\n");
        for (int i = 0; i < eventCount; i++) {
            xml.append("    <event name=\"plant.").append(i % spokeCount);
            xml.append(".tank.").append(i / spokeCount);
            xml.append(".level\" class=\"float64\" unit=\"m\" staleAfter=\"2s\"/>\n");
        }
        xml.append("  </events>\n  <publishers>\n");
        for (int i = 0; i < spokeCount; i++) {
            xml.append("    <publisher copy=\"gauge-")
                    .append(i)
                    .append("\" events=\"plant.")
                    .append(i);
            xml.append(".tank.*.level\"/>\n");
        }
        xml.append("  </publishers>\n  <subscribers>\n");
        for (int i = 0; i < spokeCount; i++) {
            final boolean board = i % COPIES_PER_BOARD == 0;
            final String events = board ? "**" : "plant." + (i + 1) % spokeCount + ".**";
            xml.append("    <subscriber copy=\"gauge-")
                    .append(i)
                    .append("\" events=\"")
                    .append(events);
            xml.append("\"/>\n");
        }
        return xml.append("  </subscribers>\n</system>\n").toString();
    }
}
