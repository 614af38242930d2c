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
    /** Module by thousand of the number. */
    private static final List<String> MODULES =
            List.of("General", "metadata", "config", "transport", "runtime", "bus", "localhub", "mainhub", "Console");

    private static final int MODULE_RANGE = 1000;
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

    private static String page() {
        final StringBuilder page = new StringBuilder("""
                # Errors

                Every error has a number that never changes its meaning, and one sentence. In messages the number stands at the end, as in `[TH2002]`;
                before it stand the place, what was expected and what to do, and after it what led to the error. In JSON it is `code`.

                Written from `ErrorCode`; do not edit. A test compares.
                """);
        for (int module = 0; module < MODULES.size(); module++) {
            appendModule(page, module);
        }
        return page.toString();
    }

    private static void appendModule(final StringBuilder page, final int module) {
        final List<ErrorCode> codes = Arrays.stream(ErrorCode.values())
                .filter(code -> code.number() / MODULE_RANGE == module)
                .toList();
        if (codes.isEmpty()) {
            return;
        }
        page.append("\n## ")
                .append(MODULES.get(module))
                .append("\n\n| number | name | sentence |\n| --- | --- | --- |\n");
        for (final ErrorCode code : codes) {
            page.append("| TH")
                    .append(code.number())
                    .append(" | ")
                    .append(code.name())
                    .append(" | ")
                    .append(forMarkdown(code.sentence()))
                    .append(" |\n");
        }
    }

    private static String forMarkdown(final String sentence) {
        return sentence.replaceAll("\\{\\d+}", "…").replace("<", "&lt;").replace(">", "&gt;");
    }
}
