package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.int32;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Data objects and errors in the log of a program, through the real logger, in one line of code each. */
final class LogTest {
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

    private final StringWriter written = new StringWriter();
    private final LoggerContext context = new LoggerContext("LogTest");
    private Logger log;

    @BeforeEach
    void start() {
        readCount = 0;
        context.start();
        final Configuration configuration = context.getConfiguration();
        final WriterAppender appender = WriterAppender.createAppender(
                PatternLayout.newBuilder().setPattern("%level %msg%n").build(), null, written, "test", false, true);
        appender.start();
        final LoggerConfig logger = new LoggerConfig("program", Level.DEBUG, false);
        logger.addAppender(appender, null, null);
        configuration.addLogger("program", logger);
        context.updateLoggers();
        log = context.getLogger("program");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void shouldTraceADataObjectOnlyWhereTheLevelIsOn() {
        final PumpState state = new PumpState(1450);
        log.trace("pump {}", PumpState.TYPE.trace(state));
        assertThat(readCount).as("the level is off").isZero();
        assertThat(written.toString()).isEmpty();

        log.debug("pump {}", PumpState.TYPE.trace(state));
        assertThat(readCount).isEqualTo(1);
        assertThat(written.toString()).isEqualToNormalizingNewlines("DEBUG pump pumpState[rpm=1450 1/min]\n");
    }

    @Test
    void shouldLogAnErrorOnOneLine() {
        log.error(ErrorResult.of(ErrorCode.UNKNOWN, "a\nb").causedBy(ErrorResult.of(ErrorCode.UNKNOWN, "c\r\nd")));
        assertThat(written.toString()).isEqualToNormalizingNewlines("ERROR a\\nb [TH0] because: c\\r\\nd [TH0]\n");
    }
}
