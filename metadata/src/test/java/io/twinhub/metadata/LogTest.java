package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.int32;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;

/** Data objects and errors in the log of a program, through the real logger, in one line of code each. */
final class LogTest {
    private static final Logger LOG = LogManager.getLogger();
    /** As log4j2-test.xml says, which sets the level to debug. */
    private static final Path FILE = Path.of("target", "log-test.log");

    private static int readCount;

    private record PumpState(int rpm) {
        private static final DataClass<PumpState> TYPE = DataClass.of("pumpState", PumpState.class)
                .field(int32("rpm", PumpState::read).unit("1/min"))
                .build(v -> new PumpState(v.getInt(0)));

        private int read() {
            readCount++;
            return rpm;
        }
    }

    @Test
    void shouldTraceADataObjectOnlyWhereTheLevelIsOn() throws IOException {
        final PumpState state = new PumpState(1450);
        readCount = 0;
        final int before = lines().size();
        LOG.trace("pump {}", PumpState.TYPE.trace(state));
        assertThat(readCount).as("the level is off").isZero();
        assertThat(lines()).hasSize(before);

        LOG.debug("pump {}", PumpState.TYPE.trace(state));
        assertThat(readCount).as("the level is on").isEqualTo(1);
        assertThat(lines()).hasSize(before + 1).last().isEqualTo("DEBUG pump pumpState[rpm=1450 1/min]");
    }

    @Test
    void shouldLogAnErrorOnOneLine() throws IOException {
        final int before = lines().size();
        LOG.error(ErrorResult.of(ErrorCode.UNKNOWN, "a\nb").causedBy(ErrorResult.of(ErrorCode.UNKNOWN, "c\r\nd")));
        assertThat(lines()).hasSize(before + 1).last().isEqualTo("ERROR a\\nb [TH0] because: c\\r\\nd [TH0]");
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(FILE);
    }
}
