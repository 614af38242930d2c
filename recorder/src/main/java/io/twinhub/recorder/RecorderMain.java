package io.twinhub.recorder;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Role;
import io.twinhub.runtime.StopSignal;
import io.twinhub.transport.RoleRules;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The process of a recorder. Started by the system start command of each computer that {@code <recorders>} names. Its log is that of the copy "recorder".
 */
public final class RecorderMain {
    private RecorderMain() {}

    public static void main(final String[] args) {
        // The start command starts every program in the folder of its copy.
        try (StopSignal stop = new StopSignal();
                FileStore store = new FileStore(Path.of("values").toAbsolutePath());
                Bus bus = Bus.connect()) {
            bus.onRole(RecorderMain::onRole);
            final Recorder recorder = new Recorder(bus.plan(), bus, RoleRules.STANDARD, store);
            while (!stop.isGiven()) {
                bus.idle(recorder.doWork(System.nanoTime()));
            }
            recorder.saveNow();
            while (recorder.isSaving()) {
                bus.idle(recorder.doWork(System.nanoTime()));
            }
        }
    }

    private static void onRole(final Role role) {
        System.out.println(Instant.now() + " recorder: now " + role);
    }
}
