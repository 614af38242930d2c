package io.twinhub.start.distribution;

import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.start.keys.TestKeys;
import java.util.List;
import java.util.stream.IntStream;

/** A system whose content is as long as a test wants. */
public final class LargeSystem {
    private static final String LONG_NAME = "x".repeat(150);

    private LargeSystem() {}

    /** @param events each makes it some 200 bytes longer. */
    public static SystemSpec of(final String version, final int slot, final int port, final int events) {
        return SystemSpec.builder(TestKeys.SYSTEM, version)
                .basePort(port)
                .slot(slot)
                .networks(List.of(NetworkSpec.of("A", "hub-a", "127.0.1.1"), NetworkSpec.of("B", "hub-b", "127.0.2.1")))
                .computers(List.of(
                        new SpokeSpec("plant-1", "127.0.1.11", "127.0.2.11"),
                        new SpokeSpec("plant-2", "127.0.1.12", "127.0.2.12")))
                .programs(List.of(new ProgramSpec("level", "sleep 100")))
                .programCopies(List.of(ProgramCopySpec.of("level-1", "level", "plant-1")))
                .events(IntStream.range(0, events)
                        .mapToObj(i -> EventSpec.of("tank." + i + "." + LONG_NAME, "float64"))
                        .toList())
                .publishers(List.of(new PublisherSpec("level-1", "tank.**")))
                .build();
    }
}
