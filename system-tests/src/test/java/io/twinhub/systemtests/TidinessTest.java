package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What nobody should have to ask for in a review. */
final class TidinessTest {
    private static final int FILE_LINES_MAX = 300;

    /** Letters, a dash and digits are ids of somebody's list, unless they are the name of a standard. */
    private static final Pattern FOREIGN_ID = Pattern.compile(
            "\\b(?!UTF-|SHA-|ISO-|AES-|JSR-|CRC-|PRP-|IEEE-|RFC-|BSD-|GPL-|JDK-|TH-)[A-Z]{1,4}-\\d+\\b");

    /** Folders of one person's machine. */
    private static final Pattern FOREIGN_PLACE = Pattern.compile("(?<![\\w.}])/(home|root|Users)/\\w");

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern SLEEP = Pattern.compile("Thread\\s*\\.\\s*sleep|TimeUnit\\.\\w+\\.sleep");
    private static final Pattern TEST_METHOD =
            Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest)\\b(?s:.*?)\\bvoid\\s+(\\w+)\\s*\\(");

    @Test
    void shouldKeepFilesShort() {
        final List<String> tooLong = new ArrayList<>();
        for (final Path file : SourceTree.files(SourceTree::isMain)) {
            final int lines = SourceTree.lines(file).size();
            if (lines > FILE_LINES_MAX) {
                tooLong.add(file + ": " + lines + " lines; look for the noun that hides in it");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void shouldNotSleepInTests() {
        assertThat(SourceTree.find(othersThanThis(SourceTree.files(SourceTree::isTest)), SLEEP))
                .isEmpty();
    }

    @Test
    void shouldLeaveNothingUnfinished() {
        assertThat(SourceTree.find(othersThanThis(SourceTree.files(file -> true)), UNFINISHED))
                .isEmpty();
    }

    @Test
    void shouldExplainItselfWithoutForeignIds() {
        assertThat(SourceTree.find(othersThanThis(SourceTree.files(file -> true)), FOREIGN_ID))
                .isEmpty();
    }

    @Test
    void shouldNotPointAtPlacesOutsideTheProject() {
        assertThat(SourceTree.find(othersThanThis(SourceTree.files(file -> true)), FOREIGN_PLACE))
                .isEmpty();
    }

    @Test
    void shouldNameTestsByWhatShouldHappen() {
        final List<String> others = new ArrayList<>();
        for (final Path file : SourceTree.files(SourceTree::isTest)) {
            final Matcher method = TEST_METHOD.matcher(String.join("\n", SourceTree.lines(file)));
            while (method.find()) {
                if (!method.group(1).startsWith("should")) {
                    others.add(file + ": " + method.group(1));
                }
            }
        }
        assertThat(others).isEmpty();
    }

    private static List<Path> othersThanThis(final List<Path> files) {
        // This file quotes what it looks for.
        return files.stream()
                .filter(file -> !file.endsWith("TidinessTest.java"))
                .toList();
    }
}
