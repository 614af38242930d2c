package io.twinhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.text.TextResult;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The text of a specification that tests spoil in one place. */
record SpecText(String text) {
    private static final String FILE = "waterworks.xml";

    /** A valid system of two spokes. */
    static SpecText waterworks() {
        try (InputStream in = SpecText.class.getResourceAsStream("/" + FILE)) {
            return new SpecText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (final IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces what must occur exactly once. */
    SpecText replace(final String from, final String to) {
        assertThat(text.split(Pattern.quote(from), -1)).as(from).hasSize(2);
        return new SpecText(text.replace(from, to));
    }

    /** Inserts before what must occur exactly once. */
    SpecText before(final String place, final String inserted) {
        return replace(place, inserted + place);
    }

    SystemSpec spec() {
        return read().orThrow();
    }

    List<ErrorResult> problems() {
        final TextResult<SystemSpec> result = read();
        return Verification.check(result.orThrow(), result.positions());
    }

    /** Asserts that the text has just this problem, at the place where the marker begins, and that it says what to do. */
    void assertProblem(final ErrorCode code, final String marker, final String... fragments) {
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.errorCode()).as(problem.toText()).isEqualTo(code);
            assertThat(problem.where().toText()).as(problem.toText()).isEqualTo(place(marker));
            for (final String fragment : fragments) {
                assertThat(problem.toText()).contains(fragment);
            }
            assertThat(problem.toText()).doesNotContain("{0}", "{1}", "{2}");
            assertThat(problem.expected()).isNotEmpty().doesNotEndWith(".");
            assertThat(problem.action()).isNotEmpty().matches("[A-Z].*");
        });
    }

    /** Where the marker begins, which must occur exactly once: file:line:column. */
    String place(final String marker) {
        final String[] around = text.split(Pattern.quote(marker), -1);
        assertThat(around).as(marker).hasSize(2);
        final int line = 1 + (int) around[0].chars().filter(c -> c == '\n').count();
        final int column = around[0].length() - around[0].lastIndexOf('\n');
        return FILE + ":" + line + ":" + column;
    }

    TextResult<SystemSpec> read() {
        return XmlReader.of(SystemSpec.TYPE).read(List.of(new TextSource(FILE, text)));
    }
}
