package io.twinhub.benchmarks.path;

import io.twinhub.load.LoadControl;
import io.twinhub.load.LoadReceiver;
import io.twinhub.load.LoadSender;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One process of the limit. Arguments: what it is ({@code sender}, {@code here}, {@code hub-a}, {@code hub-b}, {@code far},
 * {@code receiver}), the Aeron directory, the MTU, the UDP port, how it rests, and for a program the control file.
 */
public final class RelayMain {
    private static final int PARENT_LOOK_INTERVAL = 1 << 14;

    /** What a relay does in each turn beside its driver. */
    @FunctionalInterface
    interface Component {
        int doWork();
    }

    private RelayMain() {}

    public static void main(final String[] args) {
        final Path directory = Path.of(args[1]);
        final int port = Integer.parseInt(args[3]);
        final Rest rest = new Rest(args[4]);
        switch (args[0]) {
            case "sender" -> {
                try (LoadControl control = LoadControl.open(Path.of(args[5]));
                        RelayPath path = new RelayPath(directory, rest)) {
                    new LoadSender(control, path).run();
                }
            }
            case "receiver" -> {
                try (LoadControl control = LoadControl.open(Path.of(args[5]));
                        RelayPath path = new RelayPath(directory, rest)) {
                    new LoadReceiver(control, path).run();
                }
            }
            default -> {
                try (RelayDriver driver = new RelayDriver(directory, RelayTuning.ofMtu(Integer.parseInt(args[2])))) {
                    relay(driver, component(args[0], driver, port), rest);
                }
            }
        }
    }

    private static Component component(final String what, final RelayDriver driver, final int port) {
        return switch (what) {
            case "here" -> new LocalRelay(driver, port, Relay.HERE, Relay.THERE, Relay.BACK);
            case "far" -> new LocalRelay(driver, port, Relay.FAR, Relay.BACK, Relay.THERE);
            case "hub-a" -> new MainRelay(driver, port, 0);
            case "hub-b" -> new MainRelay(driver, port, 1);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static void relay(final RelayDriver driver, final Component component, final Rest rest) {
        final Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        long lookNs = System.nanoTime();
        for (long turn = 0; ; turn++) {
            final int driverWork = driver.doWork();
            final int componentWork = component.doWork();
            rest.idle(driverWork + componentWork, componentWork);
            if (turn % PARENT_LOOK_INTERVAL == 0 && System.nanoTime() - lookNs > TimeUnit.MILLISECONDS.toNanos(500)) {
                lookNs = System.nanoTime();
                if (!ProcessHandle.current().parent().equals(parent)) {
                    return;
                }
            }
        }
    }
}
