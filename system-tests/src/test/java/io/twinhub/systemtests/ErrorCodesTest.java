package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Errors belong to the module that reports them. */
final class ErrorCodesTest {
    private static final Pattern USE = Pattern.compile("\\bErrorCode\\s*\\.\\s*([A-Z][A-Z0-9_]*)");

    @Test
    void shouldReportEveryErrorFromAModuleOfItsRange() {
        final Map<String, Set<String>> modules = new HashMap<>();
        for (final Path file : SourceTree.files(SourceTree::isMain)) {
            final Matcher use = USE.matcher(String.join("\n", SourceTree.lines(file)));
            while (use.find()) {
                modules.computeIfAbsent(use.group(1), name -> new HashSet<>())
                        .add(file.getName(0).toString());
            }
        }
        final List<String> strangers = new ArrayList<>();
        for (final ErrorCode code : ErrorCode.values()) {
            final Set<String> used = modules.getOrDefault(code.name(), Set.of());
            final List<String> own = List.of(code.range().modules().split(", "));
            if (code.range() != ErrorRange.GENERAL && own.stream().noneMatch(used::contains)) {
                strangers.add(code + " is of " + own + " and reported by " + used);
            }
        }
        assertThat(strangers).isEmpty();
    }
}
