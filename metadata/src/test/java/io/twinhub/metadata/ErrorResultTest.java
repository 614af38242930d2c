package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorResultTest {
    @Test
    void shouldSayWhereWhatExpectedAndAction() {
        final ErrorResult error = ErrorResult.of(ErrorCode.TEXT_ATTRIBUTE_UNKNOWN, "adress", "hub")
                .at(new Position("system.xml", 4, 9))
                .expected("one of: address, computer")
                .action("Did you mean \"address\"?")
                .causedBy(ErrorResult.of(ErrorCode.UNKNOWN, "It rained.").in("localHub", "plant-1", "pump"));
        assertThat(error.toText())
                .isEqualToNormalizingNewlines("system.xml:4:9: The attribute \"adress\" is not known in <hub>. "
                        + "Expected: one of: address, computer. Did you mean \"address\"? [TH1002]\n"
                        + "  because: localHub on plant-1, copy pump: It rained. [TH0]");
        assertThat(new TwinhubException(error)).hasMessage(error.toText());
    }

    @Test
    void shouldSurviveSerialForm() {
        final SerialCodec<ErrorResult> codec = SerialCodec.of(ErrorResult.TYPE);
        final ErrorResult error = ErrorResult.of(ErrorCode.TEXT_UNREADABLE, "a", "b")
                .severity(Severity.FATAL)
                .in("bus", "plant-1", "pump")
                .causedBy(new IllegalStateException("x"));
        assertThat(codec.decode(codec.encode(error))).isEqualTo(error);
        assertThat(error.errorCode()).isEqualTo(ErrorCode.TEXT_UNREADABLE);
        assertThat(error.cause().text()).contains("IllegalStateException", "x");
    }

    @Test
    void shouldKeepFirstCausesAndRootOfALongChain() {
        ErrorResult error = ErrorResult.of(ErrorCode.UNKNOWN, "root");
        for (int i = 1; i <= 100; i++) {
            error = ErrorResult.of(ErrorCode.UNKNOWN, "level " + i).causedBy(error);
        }
        final List<ErrorResult> chain = chain(error);
        assertThat(chain).hasSize(ErrorResult.CAUSES_MAX + 1);
        assertThat(chain.get(0).text()).isEqualTo("level 100");
        assertThat(chain.get(10).text()).isEqualTo("level 90");
        assertThat(chain.get(11).errorCode()).isEqualTo(ErrorCode.CAUSES_LEFT_OUT);
        assertThat(chain.get(11).text()).isEqualTo("89 more causes are left out here.");
        assertThat(chain.get(12).text()).isEqualTo("root");

        final SerialCodec<ErrorResult> codec = SerialCodec.of(ErrorResult.TYPE);
        assertThat(codec.decode(codec.encode(error))).isEqualTo(error);
    }

    @Test
    void shouldTellTheCausesOfAJavaException() {
        final Exception root = new IllegalStateException("disk full");
        final Exception failed =
                new TwinhubException(ErrorResult.of(ErrorCode.SERIAL_FILE_NOT_WRITTEN, "f", "e"), root);
        final ErrorResult error = ErrorResult.of(new RuntimeException("save", failed));
        assertThat(chain(error).stream().map(ErrorResult::text))
                .containsExactly(
                        "java.lang.RuntimeException: save",
                        "The file f cannot be written: e.",
                        "java.lang.IllegalStateException: disk full");
        assertThat(new TwinhubException(error).error()).isSameAs(error);
    }

    @Test
    void shouldTellEveryJavaException() {
        final Exception circle = new IllegalStateException("a");
        circle.initCause(new IllegalStateException("b", circle));
        assertThat(chain(ErrorResult.of(circle))).hasSize(2);

        final Exception mute = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new UnsupportedOperationException();
            }
        };
        assertThat(ErrorResult.of(mute).text()).contains("ErrorResultTest");

        Throwable deep = new IllegalStateException("root");
        for (int i = 0; i < 500; i++) {
            deep = new RuntimeException("level " + i, deep);
        }
        assertThat(chain(ErrorResult.of(deep)))
                .hasSize(ErrorResult.CAUSES_MAX + 1)
                .last()
                .satisfies(root -> assertThat(root.text()).contains("root"));
    }

    @Test
    void shouldBeToldHoweverOddItsTextsAre() {
        final String odd = "a\u0000b\uD800c\uFFFEd";
        final String tooLong = "\u00e4".repeat(100_000);
        final ErrorResult error = new ErrorResult(
                1,
                Severity.ERROR,
                odd,
                new Where(tooLong, 1, 1, tooLong, odd, null),
                tooLong,
                null,
                Collections.nCopies(1000, new ErrorResult.Argument(tooLong)),
                null);
        assertThat(error.text()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
        assertThat(error.expected()).endsWith("\u00e4…").hasSizeLessThan(2100);
        assertThat(error.expected().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(4096);
        assertThat(error.action()).isEmpty();
        assertThat(error.arguments()).hasSize(ErrorResult.ARGUMENTS_MAX);

        final SerialCodec<ErrorResult> codec = SerialCodec.of(ErrorResult.TYPE);
        assertThat(codec.decode(codec.encode(error))).isEqualTo(error);
    }

    @Test
    void shouldStayOnOneLineOfALog() {
        final ErrorResult error = ErrorResult.of(
                        ErrorCode.UNKNOWN, "a\nERROR forged\r\t\u001b[31mred\u0085\u2028\u202e")
                .in("bus\n", "plant-1", "pump")
                .causedBy(ErrorResult.of(ErrorCode.UNKNOWN, "root\n"));
        assertThat(error.toString())
                .isEqualTo(
                        "bus\\n on plant-1, copy pump: a\\nERROR forged\\r\\t\uFFFD[31mred\\u0085\\u2028\\u202e [TH0]"
                                + " because: root\\n [TH0]");
        assertThat(error.toText().lines()).hasSize(2);
    }

    @Test
    void shouldComeFromAProgramWithANumberOfItsOwn() {
        final ErrorResult error = ErrorResult.of(30_001, "The tank {0} is empty.", "t1");
        assertThat(error.toText()).isEqualTo("The tank t1 is empty. [TH30001]");
        assertThat(error.errorCode()).isEqualTo(ErrorCode.UNKNOWN);
        assertThat(error.arguments()).containsExactly(new ErrorResult.Argument("t1"));
        assertThatIllegalArgumentException().isThrownBy(() -> ErrorResult.of(2_001, "Mine."));
    }

    @Test
    void shouldBeAsSevereAsItsCode() {
        assertThat(ErrorResult.of(ErrorCode.RUNTIME_AERON_ERROR, "x").severity())
                .isEqualTo(Severity.WARNING);
        assertThat(ErrorResult.of(ErrorCode.TEXT_MALFORMED, "x").severity()).isEqualTo(Severity.ERROR);
    }

    private static List<ErrorResult> chain(final ErrorResult error) {
        final List<ErrorResult> chain = new ArrayList<>();
        for (ErrorResult next = error; next != null; next = next.cause()) {
            chain.add(next);
        }
        return chain;
    }

    @Test
    void shouldTellAnErrorWhoseArgumentsCannotSpeak() {
        final Object speechless = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no");
            }
        };
        final ErrorResult error = ErrorResult.of(ErrorCode.UNKNOWN, speechless);
        assertThat(error.text()).contains("ErrorResultTest");
        final ErrorResult foreign =
                new ErrorResult(70_000, Severity.ERROR, "x", Where.NOWHERE, "", "", List.of(), null);
        final SerialCodec<ErrorResult> codec = SerialCodec.of(ErrorResult.TYPE);
        assertThat(codec.decode(codec.encode(foreign)).text()).isEqualTo("x");
    }
}
