package io.twinhub.load;

import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.text.XmlReader;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The system of a measurement: a hub on each network, a spoke with the sender and one with the receiver, and events of each size in both
 * directions.
 */
public final class LoadSystem {
    /** What names of events begin with that the sender publishes. */
    public static final String THERE = "there";
    /** What names of events begin with that the receiver sends back. */
    public static final String BACK = "back";
    /** The spoke of the sender. */
    public static final String SENDER_COMPUTER = "here";
    /** The spoke of the receiver. */
    public static final String RECEIVER_COMPUTER = "far";
    /** The program copy that publishes. */
    public static final String SENDER = "sender";
    /** The program copy that counts. */
    public static final String RECEIVER = "receiver";
    /** Beside the sender; may receive what that does and publish {@code neighbour.flood}. Runs only if a measurement wants it. */
    public static final String NEIGHBOUR = "neighbour";

    /** Header of an event block, the length of its value, and the running number. */
    public static final int SIZE_MIN = 17 + Short.BYTES + Long.BYTES;

    private LoadSystem() {}

    /**
     * The specification.
     *
     * @param name of the system; addresses are loopback ones.
     * @param basePort its UDP port.
     * @param elements further elements, {@code <transport …/>} for one; may be empty.
     * @param sizes whole lengths of event blocks.
     */
    public static SystemSpec spec(final String name, final int basePort, final String elements, final int[] sizes) {
        return XmlReader.of(SystemSpec.TYPE)
                .read(text(name, basePort, elements, sizes))
                .orThrow();
    }

    private static String text(final String name, final int basePort, final String elements, final int[] sizes) {
        final String classes =
                Arrays.stream(sizes).mapToObj(LoadSystem::eventClass).collect(Collectors.joining());
        final String events = Arrays.stream(sizes)
                .mapToObj(size -> event(THERE, size) + event(BACK, size))
                .collect(Collectors.joining());
        return """
                <system name="%s" version="1" basePort="%d">
                  %s
                  <networks>
                    <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
                    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
                  </networks>
                  <computers>
                    <spoke name="here" a="127.0.1.11" b="127.0.2.11"/>
                    <spoke name="far" a="127.0.1.12" b="127.0.2.12"/>
                  </computers>
                  <programs> <program name="load" command="java"/> </programs>
                  <programCopies>
                    <programCopy id="sender" program="load"> <instance computer="here" rank="1"/> </programCopy>
                    <programCopy id="receiver" program="load"> <instance computer="far" rank="1"/> </programCopy>
                    <programCopy id="neighbour" program="load" eventsPerSecond="1000"> <instance computer="here" rank="1"/> </programCopy>
                  </programCopies>
                  <eventClasses>%s</eventClasses>
                  <events>%s<event name="neighbour.flood" class="int64"/></events>
                  <publishers>
                    <publisher copy="sender" events="there.*"/>
                    <publisher copy="receiver" events="back.*"/>
                    <publisher copy="neighbour" events="neighbour.flood"/>
                  </publishers>
                  <subscribers>
                    <subscriber copy="receiver" events="there.*"/>
                    <subscriber copy="sender" events="back.*"/>
                    <subscriber copy="neighbour" events="back.*"/>
                  </subscribers>
                </system>
                """.formatted(name, basePort, elements, classes, events);
    }

    private static String event(final String direction, final int size) {
        return "<event name=\"" + direction + "." + size + "\" class=\"" + LoadValue.CLASS + size + "\"/>";
    }

    /** The running number, and further fields as long as is wanted. */
    private static String eventClass(final int size) {
        if (size < SIZE_MIN) {
            throw new IllegalArgumentException("an event with a running number has at least " + SIZE_MIN + " bytes");
        }
        final StringBuilder fields = new StringBuilder("<field name=\"number\" type=\"int64\"/>");
        int rest = size - SIZE_MIN;
        for (int i = 0; rest > 0; i++) {
            final int bytes = Math.min(Long.BYTES, Integer.highestOneBit(rest));
            fields.append("<field name=\"f")
                    .append(i)
                    .append("\" type=\"int")
                    .append(bytes * Byte.SIZE)
                    .append("\" since=\"1\"/>");
            rest -= bytes;
        }
        return "<eventClass name=\"" + LoadValue.CLASS + size + "\">" + fields + "</eventClass>";
    }
}
