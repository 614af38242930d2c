package io.twinhub.load;

import io.twinhub.bus.Bus;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A program that publishes load, or counts it. Arguments: {@code sender|receiver}, the control file, {@code connected} if
 * there is a message connection and else {@code unconnected}, the sizes of events.
 */
public final class LoadMain {
    private LoadMain() {}

    public static void main(final String[] args) {
        final int[] sizes =
                Arrays.stream(args).skip(3).mapToInt(Integer::parseInt).toArray();
        final boolean isSender = args[0].equals("sender");
        final Bus bus = Bus.connect();
        final LoadConnection connection = args[2].equals("connected") ? new LoadConnection(bus, isSender) : null;
        try (LoadControl control = LoadControl.open(Path.of(args[1]));
                BusPath path = new BusPath(
                        bus,
                        isSender ? LoadSystem.THERE : LoadSystem.BACK,
                        isSender ? LoadSystem.BACK : LoadSystem.THERE,
                        sizes,
                        connection)) {
            if (isSender) {
                new LoadSender(control, path).run();
            } else {
                new LoadReceiver(control, path).run();
            }
        }
    }
}
