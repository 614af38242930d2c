package io.twinhub.load;

import io.twinhub.bus.Bus;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that publishes load, or counts it. Arguments: {@code sender|receiver}, the control file, the sizes of events. */
public final class LoadMain {
    private LoadMain() {}

    public static void main(final String[] args) {
        final int[] sizes =
                Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
        final boolean isSender = args[0].equals("sender");
        try (LoadControl control = LoadControl.open(Path.of(args[1]));
                BusPath path = new BusPath(
                        Bus.connect(),
                        isSender ? LoadSystem.THERE : LoadSystem.BACK,
                        isSender ? LoadSystem.BACK : LoadSystem.THERE,
                        sizes)) {
            if (isSender) {
                new LoadSender(control, path).run();
            } else {
                new LoadReceiver(control, path).run();
            }
        }
    }
}
