package io.twinhub.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class JvmArgumentsTest {
    @Test
    void shouldAcceptJvmWithArgument() {
        assertThatCode(JvmArguments::check).doesNotThrowAnyException();
    }

    @Test
    void shouldNameExactArgumentThatIsMissing() throws IOException {
        try (ChildJvm child = ChildJvm.start(List.of(), WithoutArgumentMain.class)) {
            assertThat(child.awaitEnd()).isZero();
            assertThat(child.output())
                    .contains("first: This JVM was started without")
                    .contains("second: This JVM was started without")
                    .contains("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
        }
    }

    /** Runs in a JVM that lacks the argument. */
    static final class WithoutArgumentMain {
        private WithoutArgumentMain() {}

        public static void main(final String[] args) {
            for (final String attempt : List.of("first", "second")) {
                try {
                    JvmArguments.check();
                    System.out.println(attempt + ": no error");
                } catch (final TwinhubException ex) {
                    System.out.println(attempt + ": " + ex.getMessage());
                }
            }
        }
    }
}
