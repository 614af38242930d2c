package io.twinhub.start.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.VersionState;
import io.twinhub.start.keys.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Versions that travel from plant-1 to plant-2, which was away when they were distributed. */
@Timeout(120)
final class CatchUpTest {
    private static final String VERSION = AdministratorsHome.VERSION;

    @TempDir
    private Path folder;

    private AdministratorsHome administrators;
    private ReceivingComputer plant1;
    private ReceivingComputer plant2;

    @BeforeEach
    void start() throws IOException {
        administrators = new AdministratorsHome(folder);
        plant1 = ReceivingComputer.plant1(folder.resolve("plant-1"), administrators.port);
        plant2 = ReceivingComputer.plant2(folder.resolve("plant-2"), administrators.port);
    }

    @AfterEach
    void stop() {
        plant1.close();
        plant2.close();
    }

    @Test
    void shouldFetchWhatItMissedFromAnotherComputer() {
        administrators.send(VERSION, "plant-1");
        final CatchUp catchUp = new CatchUp("plant-2", TestKeys.PLANT_2, plant2.arrivals, plant2.orders);
        catchUp.askNext(administrators.addresses());

        assertThat(plant2.state(VERSION)).isEqualTo(VersionState.WAITING);
        assertThat(plant2.versions.content(VERSION)).isEqualTo(administrators.versions.content(VERSION));
        plant1.versions.remove(VERSION);
        plant2.versions.remove(VERSION);
        catchUp.askNext(administrators.addresses());
        assertThat(plant2.state(VERSION)).isEqualTo(VersionState.REMOVED);
    }

    /** Bits of a disk, or of somebody's hand: it looks once after each start, and mends it. */
    @Test
    void shouldFetchWhatIsDamagedHere() throws IOException {
        administrators.send("v1", "plant-1");
        administrators.send(VERSION, "plant-1");
        administrators.send("v1", "plant-2");
        administrators.send(VERSION, "plant-2");
        final Path seal = plant2.home.version("v1").resolve("seal.serial");
        Files.write(seal, new byte[] {1, 2, 3});
        final Path content = plant2.home.version(VERSION).resolve("system.serial");
        Files.write(content, new byte[(int) Files.size(content)]);
        final CatchUp catchUp = new CatchUp("plant-2", TestKeys.PLANT_2, plant2.arrivals, plant2.orders);

        catchUp.askNext(administrators.addresses());
        assertThat(plant2.versions.info("v1")).isEqualTo(administrators.versions.info("v1"));
        assertThat(plant2.state("v1")).isEqualTo(VersionState.IN_SERVICE);
        assertThat(plant2.versions.contentDamage(VERSION)).isEmpty();
        assertThat(plant2.state(VERSION)).isEqualTo(VersionState.WAITING);
    }

    @Test
    void shouldFetchTheOthersBesideOneThatIsUsedForSomethingElseHere() {
        plant2.versions.seal(LargeSystem.of("v1", 1, administrators.port, 2), "somebody", "", 1);
        administrators.send("v1", "plant-1");
        administrators.send(VERSION, "plant-1");
        final CatchUp catchUp = new CatchUp("plant-2", TestKeys.PLANT_2, plant2.arrivals, plant2.orders);

        assertThatThrownBy(() -> catchUp.askNext(administrators.addresses())).hasMessageContaining("v1");
        assertThat(plant2.state(VERSION)).isEqualTo(VersionState.WAITING);
    }
}
