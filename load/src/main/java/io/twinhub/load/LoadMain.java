package io.twinhub.load;

import io.twinhub.bus.Bus;
import java.nio.file.Path;
import java.util.Arrays;

/** A program that publishes load, or counts it. Arguments: {@code source|sink}, the control file, the sizes of events. */
public final class LoadMain {
    private LoadMain() {}

    public static void main(final String[] args) {
        final int[] sizes =
                Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
        final boolean isSource = args[0].equals("source");
        try (LoadControl control = LoadControl.open(Path.of(args[1]));
                BusPath path = new BusPath(
                        Bus.connect(),
                        isSource ? LoadSystem.THERE : LoadSystem.BACK,
                        isSource ? LoadSystem.BACK : LoadSystem.THERE,
                        sizes)) {
            if (isSource) {
                new LoadSource(control, path).run();
            } else {
                new LoadSink(control, path).run();
            }
        }
    }
}
