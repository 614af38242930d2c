package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.transport.Permit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PermitFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldTellTheLocalHubAndHearWhatItHasDone() {
        final PermitFile start = PermitFile.create(folder.resolve("permit"));
        start.set(Permit.LEADS, true);
        final Permit hub = PermitFile.of(folder.resolve("permit"));
        assertThat(hub.word() & Permit.LEADS).isNotZero();
        assertThat(start.isCarriedOut()).isFalse();
        hub.carriedOut(hub.word());
        assertThat(start.isCarriedOut()).isTrue();

        start.set(Permit.DRAINED, true);
        assertThat(start.isCarriedOut()).isFalse();
        assertThat(start.has(Permit.LEADS | Permit.DRAINED)).isTrue();
    }

    /** What was done long ago does not count for the same bits now. */
    @Test
    void shouldTellOneWordFromAnotherWithTheSameBits() {
        final PermitFile permit = PermitFile.create(folder.resolve("permit"));
        permit.carriedOut(permit.word());
        permit.set(Permit.LEADS, true);
        permit.set(Permit.LEADS, false);
        assertThat(permit.has(Permit.LEADS)).isFalse();
        assertThat(permit.isCarriedOut()).isFalse();
        permit.carriedOut(permit.word());
        permit.set(Permit.LEADS, false);
        assertThat(permit.isCarriedOut()).isTrue();
    }

    @Test
    void shouldWithholdNothingWithoutAFile() {
        assertThat(PermitFile.of(folder.resolve("permit")).word()).isEqualTo(Permit.LEADS);
    }

    @Test
    void shouldBeItsOwnersAlone() throws IOException {
        PermitFile.create(folder.resolve("permit"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("permit"))))
                .isEqualTo("rw-------");
    }
}
