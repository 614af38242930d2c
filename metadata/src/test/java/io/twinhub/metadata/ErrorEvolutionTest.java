package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.embedded;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;
import static io.twinhub.metadata.Fields.uint16;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a program of this version makes of the error of a newer one, and the newer one of ours. */
final class ErrorEvolutionTest {
    private static final int NEWER_CODE = 60_001;

    /** As ours, with one more between error and fatal in meaning: new constants come last. */
    private enum NewerSeverity {
        INFO,
        WARNING,
        ERROR,
        FATAL,
        DISASTER
    }

    private record NewerError(
            int code,
            NewerSeverity severity,
            String text,
            String expected,
            String action,
            Where where,
            List<ErrorResult.Argument> arguments,
            NewerError cause,
            long atNs,
            List<String> tags,
            String hint) {
        private static final DataClass<NewerError> TYPE = DataClass.of("errorResult", NewerError.class)
                .field(uint16("code", NewerError::code))
                .field(enumeration("severity", NewerError::severity, List.of(NewerSeverity.values())))
                .field(string("text", NewerError::text))
                .field(string("expected", NewerError::expected))
                .field(string("action", NewerError::action))
                .field(data("where", NewerError::where, Where.TYPE))
                .field(list("arguments", NewerError::arguments, ErrorResult.Argument.TYPE))
                .field(embedded("cause", NewerError::cause, NewerError::type).optional())
                .field(int64("at", NewerError::atNs).since(1).defaultValue(-1))
                .field(strings("tags", NewerError::tags).since(1))
                .field(string("hint", NewerError::hint).since(2).optional())
                .build(v -> new NewerError(
                        v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8),
                        v.get(9), v.get(10)));

        private static DataClass<NewerError> type() {
            return TYPE;
        }
    }

    private static final Where WHERE = Where.in("recorder", "plant-1", "pump");
    private static final List<ErrorResult.Argument> ARGUMENTS = List.of(new ErrorResult.Argument("7"));

    @Test
    void shouldBeReadByAnOlderProgram() {
        final NewerError cause = new NewerError(
                2, NewerSeverity.WARNING, "cause", "", "", Where.NOWHERE, List.of(), null, 1, List.of("x"), null);
        final NewerError newer = new NewerError(
                NEWER_CODE,
                NewerSeverity.DISASTER,
                "Disk 7 burns.",
                "no fire",
                "Run.",
                WHERE,
                ARGUMENTS,
                cause,
                42,
                List.of("a", "b"),
                "hint");

        final ErrorResult older = SerialCodec.of(ErrorResult.TYPE)
                .decode(SerialCodec.of(NewerError.TYPE).encode(newer));

        assertThat(older.code()).as("its number stays").isEqualTo(NEWER_CODE);
        assertThat(older.errorCode()).isEqualTo(ErrorCode.UNKNOWN);
        assertThat(older.severity()).as("an unknown severity").isEqualTo(Severity.ERROR);
        assertThat(older.toText())
                .isEqualToNormalizingNewlines(
                        "recorder on plant-1, copy pump: Disk 7 burns. Expected: no fire. Run. [TH60001]\n"
                                + "  because: cause [TH2]");
        assertThat(older.arguments()).isEqualTo(ARGUMENTS);
        assertThat(older.cause().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldBeReadByANewerProgram() {
        final ErrorResult older = ErrorResult.of(ErrorCode.CONFIG_VERSION_UNKNOWN, "7")
                .causedBy(ErrorResult.of(ErrorCode.UNKNOWN, "cause"));

        final NewerError newer = SerialCodec.of(NewerError.TYPE)
                .decode(SerialCodec.of(ErrorResult.TYPE).encode(older));

        assertThat(newer.code()).isEqualTo(ErrorCode.CONFIG_VERSION_UNKNOWN.number());
        assertThat(newer.severity()).isEqualTo(NewerSeverity.ERROR);
        assertThat(newer.cause().text()).isEqualTo("cause");
        assertThat(newer.atNs()).isEqualTo(-1);
        assertThat(newer.tags()).isEmpty();
        assertThat(newer.hint()).isNull();
    }
}
