package io.twinhub.systemtests;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/operations.md tells administrators, with a home for each computer and for the administrator. */
@Tag("night")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class OperationsTest {
    private static final Path PAGE = Path.of("docs", "operations.md");

    @TempDir
    private Path folder;

    @Test
    void shouldDoWhatThePageSays() throws Exception {
        new TypedPage(folder, String.join("\n", SourceTree.lines(PAGE)), UnaryOperator.identity()).check(Map.of());
    }
}
