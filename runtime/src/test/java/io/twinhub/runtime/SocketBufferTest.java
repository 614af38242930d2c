package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.TransportPlan;
import io.twinhub.config.TransportProfile;
import io.twinhub.config.TransportSpec;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SocketBufferTest {
    private static final DriverProfile FAST =
            DriverProfile.of(TransportPlan.of(TransportSpec.of(TransportProfile.FAST)));

    @TempDir
    private Path folder;

    private final List<ErrorResult> errors = new ArrayList<>();

    @Test
    void shouldAskForWhatTheProfileWants() throws IOException {
        assertThat(allowed("4194304")).isEqualTo(2 * 1024 * 1024);
        assertThat(errors).isEmpty();
    }

    @Test
    void shouldTakeWhatIsAllowedAndSayWhatToDo() throws IOException {
        assertThat(allowed("212992")).isEqualTo(212_992);
        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.errorCode()).isEqualTo(ErrorCode.RUNTIME_SOCKET_BUFFER_SMALL);
            assertThat(error.action()).startsWith("sysctl -w net.core.rmem_max=2097152");
        });
    }

    @Test
    void shouldNotStartIfNotEvenTheWindowFits() {
        assertThatThrownBy(() -> allowed("65536"))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("net.core.rmem_max");
    }

    @Test
    void shouldBelieveThatAllIsAllowedWhereNothingIsSaid() {
        assertThat(SocketBuffer.allowed(FAST, folder.resolve("none"), errors::add))
                .isEqualTo(FAST.socketBufferBytes());
        assertThat(errors).isEmpty();
    }

    @Test
    void shouldReadWhatTheKernelOfThisComputerSays() throws Exception {
        Assumptions.assumeTrue(Files.exists(SocketBuffer.LIMIT_FILE));
        final Process cat = new ProcessBuilder("cat", SocketBuffer.LIMIT_FILE.toString()).start();
        final String limit = new String(cat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
        final int expected = (int) Math.min(Long.parseLong(limit), FAST.socketBufferBytes());
        assertThat(SocketBuffer.allowed(FAST, SocketBuffer.LIMIT_FILE, errors::add))
                .isEqualTo(expected);
    }

    private int allowed(final String limit) throws IOException {
        return SocketBuffer.allowed(FAST, Files.writeString(folder.resolve("rmem_max"), limit + "\n"), errors::add);
    }
}
