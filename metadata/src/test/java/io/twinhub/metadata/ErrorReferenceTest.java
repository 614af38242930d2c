package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The page of all errors is written from {@link ErrorCode}. To write it anew:
 * {@code ./mvnw -pl metadata test -Dtest=ErrorReferenceTest -Dtwinhub.errors.write=true}
 */
final class ErrorReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "errors.md");

    @Test
    void shouldShowAllErrors() throws IOException {
        if (Boolean.getBoolean("twinhub.errors.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(Files.readString(PAGE))
                .as("docs/reference/errors.md is older than ErrorCode; the comment of this test says how to write it")
                .isEqualTo(page());
    }

    @Test
    void shouldSayWhatToDoAboutEveryError() {
        for (final ErrorCode code : ErrorCode.values()) {
            assertThat(code.advice()).as("ErrorAdvice of " + code).isNotBlank();
        }
    }

    @Test
    void shouldShowEveryErrorInOneTable() {
        assertThat(page().lines().filter(line -> line.matches("\\| TH\\d+ \\|.*")))
                .hasSize(ErrorCode.values().length);
    }

    private static String page() {
        final StringBuilder page = new StringBuilder("""
                # Errors

                Every error has a number that never changes its meaning, and one sentence. In messages the number stands at the end, as in `[TH2002]`;
                before it stand the place, what was expected and what to do, and after it what led to the error. In JSON it is `code`.

                Written from `ErrorCode`; do not edit. A test compares.

                ## Ranges

                | numbers | reported by | about |
                | --- | --- | --- |
                """);
        for (final ErrorRange range : ErrorRange.values()) {
            appendRow(page, "TH" + range.first() + " to TH" + range.last(), range.modules(), range.about());
        }
        page.append("""

                TH11000 to TH29999 are kept for modules to come. A program reports errors of its own with numbers of the last range.

                ## Severities

                The severity is that of the usual case; a report may say another one.

                | severity | means |
                | --- | --- |
                """);
        for (final Severity severity : Severity.values()) {
            appendRow(page, TextForm.printEnum(severity), severity.meaning());
        }
        for (final ErrorRange range : ErrorRange.values()) {
            appendRange(page, range);
        }
        return page.toString();
    }

    private static void appendRange(final StringBuilder page, final ErrorRange range) {
        final List<ErrorCode> codes = Arrays.stream(ErrorCode.values())
                .filter(code -> code.range() == range)
                .toList();
        if (codes.isEmpty()) {
            return;
        }
        page.append("\n## ").append(range.modules()).append("\n\n");
        appendRow(page, "number", "name", "severity", "sentence", "what to do");
        appendRow(page, "---", "---", "---", "---", "---");
        for (final ErrorCode code : codes) {
            appendRow(
                    page,
                    "TH" + code.number(),
                    code.name(),
                    TextForm.printEnum(code.severity()),
                    code.sentence().replaceAll("\\{\\d+}", "…"),
                    code.advice());
        }
    }

    private static void appendRow(final StringBuilder page, final String... cells) {
        for (final String cell : cells) {
            page.append("| ").append(forMarkdown(cell)).append(' ');
        }
        page.append("|\n");
    }

    private static String forMarkdown(final String sentence) {
        return sentence.replace("<", "&lt;").replace(">", "&gt;").replace("|", "\\|");
    }
}
