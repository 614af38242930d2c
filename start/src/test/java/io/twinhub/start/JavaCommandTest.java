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
        final List<String> command = JavaCommand.of(
                List.of("-Xmx64m"), "io.twinhub.start.JavaCommandTest$Words", List.of("one", "two words"));

        assertThat(command).contains("-Xmx64m", System.getProperty("java.class.path"));
        final Process process =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        final String said =
                new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).isEqualTo("[one, two words]\n");
    }

    /** The process of the test: says what it was told. */
    static final class Words {
        private Words() {}

        public static void main(final String[] args) {
            System.out.print(List.of(args) + "\n");
        }
    }
}
