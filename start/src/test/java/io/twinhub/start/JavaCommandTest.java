package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class JavaCommandTest {
    @Test
    void shouldNameWhatAgronaNeedsOnEveryJava() {
        assertThat(JavaCommand.options(17)).containsExactly("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
        assertThat(JavaCommand.options(21)).isEqualTo(JavaCommand.options(17));
    }

    @Test
    void shouldAllowNativeAccessWhereJavaWarnsOfIt() {
        assertThat(JavaCommand.options(25)).contains("--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void shouldRunWithTheSameJavaAndClassPath() throws Exception {
        final List<String> command = JavaCommand.of(List.of("-Xmx64m"), "io.twinhub.cli.Main", List.of("--version"));

        assertThat(command).contains("-Xmx64m", System.getProperty("java.class.path"));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String said =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).startsWith("twinhub ").hasLineCount(2);
    }
}
