package io.twinhub.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProgramCommandTest {
    private static final Path PROGRAMS = Path.of("/opt/water works/programs");

    @Test
    void shouldKeepQuotedWordsAndThePlaceOfProgramsWhole() {
        assertThat(ProgramCommand.of("${programs}/pump --name 'pump 1' \"\"  -v", PROGRAMS))
                .containsExactly("/opt/water works/programs/pump", "--name", "pump 1", "", "-v");
    }

    @Test
    void shouldRunJavaOnTheOwnJavaWithWhatABusNeeds() {
        assertThat(ProgramCommand.of("java -Xmx64m -cp ${programs}/a.jar Main", PROGRAMS))
                .startsWith(JavaCommand.binary().toString())
                .containsAll(JavaCommand.options())
                .containsSubsequence("-XX:+UseSerialGC", "-Xmx64m", "-cp", PROGRAMS + "/a.jar", "Main");
    }

    @Test
    void shouldNotAddASecondCollector() {
        assertThat(ProgramCommand.of("java -XX:+UseZGC Main", PROGRAMS)).doesNotContain("-XX:+UseSerialGC");
    }
}
