package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/reference/types.md shows types that are types, and all of them. */
class TypesPageTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "types.md");
    private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| (`[^|]*`) \\|");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    @Test
    void shouldShowTypesAsTheyArePrinted() throws IOException {
        final Set<String> names = new TreeSet<>();
        for (final String type : types()) {
            final DataClass<DataObject> made = DescribedClasses.only(List.of(
                    ClassDescription.of("X", FieldDescription.of("field", type)),
                    ClassDescription.of("Circle", FieldDescription.of("radius", "float64")),
                    ClassDescription.of("Square", FieldDescription.of("side", "float64"))));
            assertThat(ClassDescription.of(made).fields().get(0).type()).isEqualTo(type);
            names.add(TypeExpression.parse(type).name());
        }
        assertThat(names).containsAll(ClassDescription.typeNames());
    }

    private static List<String> types() throws IOException {
        final List<String> types = new ArrayList<>();
        final Matcher cell = FIRST_COLUMN.matcher(Files.readString(PAGE));
        while (cell.find()) {
            final Matcher code = CODE.matcher(cell.group(1));
            while (code.find()) {
                types.add(code.group(1));
            }
        }
        return types;
    }
}
