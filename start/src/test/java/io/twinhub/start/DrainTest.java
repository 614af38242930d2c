package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.runtime.PermitFile;
import io.twinhub.start.control.DrainReply;
import io.twinhub.start.control.DrainRequest;
import io.twinhub.start.control.Service;
import io.twinhub.transport.Permit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrainTest {
    @TempDir
    private Path folder;

    private Home home;
    private Drain drain;

    @BeforeEach
    void prepareVersion() {
        home = new Home(folder).prepare();
        drain = new Drain(home, "plant");
        drain.prepare("1");
    }

    @Test
    void shouldTellLocalHubsAndRememberItAcrossStarts() throws Exception {
        permit("1").set(Permit.LEADS, true);
        assertThat(permit("1").has(Permit.DRAINED)).isFalse();

        assertThat(ask(drain, "1", true).carriedOut())
                .as("no localHub runs here")
                .isFalse();
        assertThat(permit("1").has(Permit.DRAINED | Permit.LEADS)).isTrue();
        assertThat(drain.isDrained()).isTrue();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.computer("plant").resolve("drained"))))
                .isEqualTo("rw-------");

        final Drain next = new Drain(home, "plant");
        next.prepare("2");
        assertThat(permit("2").has(Permit.DRAINED)).isTrue();
        ask(next, "2", false);
        assertThat(permit("2").has(Permit.DRAINED)).isFalse();
        new Drain(home, "plant").prepare("1");
        assertThat(permit("1").has(Permit.DRAINED))
                .as("what was left of before")
                .isFalse();
    }

    @Test
    void shouldWaitForTheLocalHub() throws Exception {
        final PermitFile localHub = permit("1");
        final AtomicBoolean isOver = new AtomicBoolean();
        final Thread turns = new Thread(() -> {
            while (!isOver.get() && !localHub.has(Permit.DRAINED)) {
                Thread.onSpinWait();
            }
            localHub.carriedOut(localHub.word());
        });
        turns.start();

        assertThat(ask(drain, "1", true).carriedOut()).isTrue();
        isOver.set(true);
        turns.join();
    }

    private PermitFile permit(final String version) {
        return PermitFile.create(home.permit("plant", version));
    }

    @SuppressWarnings("unchecked")
    private static DrainReply ask(final Drain drain, final String version, final boolean drained) {
        return ((Service<DrainRequest, DrainReply>)
                        drain.services(() -> Set.of(version)).get(0))
                .handler()
                .apply(new DrainRequest(drained));
    }
}
