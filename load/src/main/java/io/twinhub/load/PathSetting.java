package io.twinhub.load;

import java.util.List;
import java.util.Map;

/**
 * How the processes of a path are started.
 *
 * @param mtuBytes largest datagram payload.
 * @param transport further attributes of the Twinhub's {@code <transport>}.
 * @param port UDP port.
 * @param sizes of messages.
 * @param connection attributes of the {@code <messageConnection>} between the two programs; null for none.
 * @param jvmOptions of every process.
 * @param hubProperties system properties of the hub processes; {@link #CONTROL_FILE} stands for the control file.
 * @param recorded the process of which a flight recording is made; empty for none.
 */
public record PathSetting(
        int mtuBytes,
        String transport,
        int port,
        int[] sizes,
        String connection,
        List<String> jvmOptions,
        Map<String, String> hubProperties,
        String recorded) {
    /** Stands for the path of the control file. */
    public static final String CONTROL_FILE = "${control}";
}
