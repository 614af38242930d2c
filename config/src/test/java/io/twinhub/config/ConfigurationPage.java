package io.twinhub.config;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataType;
import io.twinhub.metadata.EnumType;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.FieldType;
import io.twinhub.metadata.Limits;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.MapType;
import io.twinhub.metadata.OneOfType;
import io.twinhub.metadata.ScalarType;
import io.twinhub.metadata.StringType;
import io.twinhub.metadata.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The reference of a configuration's text, made from nothing but its data classes; for each element a line of a sample. */
final class ConfigurationPage {
    private final DataClass<?> root;
    private final Function<String, String> sampleLine;
    /** Each data class once, with the name of its element. */
    private final Map<DataClass<?>, String> sections = new LinkedHashMap<>();

    private final StringBuilder page = new StringBuilder();

    /**
     * @param root class of the whole configuration.
     * @param sampleLine gives an opening tag of an element of this name; null if no sample has one.
     */
    ConfigurationPage(final DataClass<?> root, final Function<String, String> sampleLine) {
        this.root = root;
        this.sampleLine = sampleLine;
        collect(root.name(), root);
    }

    /** All classes below the root, the root first. */
    List<DataClass<?>> classes() {
        return List.copyOf(sections.keySet());
    }

    /** The tree and the sections. */
    String text() {
        page.append("## All elements\n\n");
        tree(root.name(), root, 0, new ArrayList<>());
        sections.forEach((type, element) -> section(element, type));
        return page.toString();
    }

    private void collect(final String element, final DataClass<?> type) {
        if (sections.putIfAbsent(type, element) == null) {
            for (final Field<?> field : type.fields()) {
                parts(field).forEach(this::collect);
            }
        }
    }

    /** The elements of data classes that a field can bring, with their classes. */
    private static Map<String, DataClass<?>> parts(final Field<?> field) {
        final Map<String, DataClass<?>> parts = new LinkedHashMap<>();
        if (field.isRemoved()) {
            return parts;
        }
        if (field.type() instanceof OneOfType oneOf) {
            oneOf.alternatives().forEach(each -> parts.put(each.dataClass().name(), each.dataClass()));
        } else if (field.type() instanceof DataType) {
            parts.put(field.name(), field.nestedClass());
        } else if (field.nestedClass() != null) {
            addItem(field.nestedClass(), parts);
        }
        return parts;
    }

    private static void addItem(final DataClass<?> item, final Map<String, DataClass<?>> parts) {
        if (item.isPlain()) {
            item.fields().forEach(value -> parts.putAll(parts(value)));
        } else {
            parts.put(item.name(), item);
        }
    }

    private void tree(final String element, final DataClass<?> type, final int depth, final List<DataClass<?>> outer) {
        branch("[`<" + element + ">`](#" + anchor(type) + ")", depth, type.doc());
        if (outer.contains(type)) {
            return;
        }
        outer.add(type);
        for (final Field<?> field : type.fields()) {
            final boolean container = isContainer(field);
            if (container) {
                branch("`<" + field.name() + ">`", depth + 1, field.doc());
            }
            parts(field).forEach((name, part) -> tree(name, part, depth + (container ? 2 : 1), outer));
        }
        outer.remove(outer.size() - 1);
    }

    private void branch(final String name, final int depth, final String doc) {
        page.append("  ".repeat(depth))
                .append("* ")
                .append(name)
                .append(' ')
                .append(forMarkdown(doc))
                .append('\n');
    }

    /** Whether the field is an element around others. */
    private static boolean isContainer(final Field<?> field) {
        return !field.isRemoved() && !isAttribute(field) && !field.isUnwrapped() && !(field.type() instanceof DataType);
    }

    private static boolean isAttribute(final Field<?> field) {
        return field.type().isText() && !field.isElement();
    }

    private void section(final String element, final DataClass<?> type) {
        page.append("\n## ")
                .append(title(element, type))
                .append("\n\n")
                .append(forMarkdown(type.doc()))
                .append('\n');
        final String line = sampleLine.apply(element);
        if (line != null) {
            page.append("\n```\n").append(line).append("\n```\n");
        }
        final List<? extends Field<?>> known =
                type.fields().stream().filter(field -> !field.isRemoved()).toList();
        rows("attribute", known.stream().filter(ConfigurationPage::isAttribute).toList());
        rows("element", known.stream().filter(field -> !isAttribute(field)).toList());
    }

    private void rows(final String kind, final List<? extends Field<?>> fields) {
        if (fields.isEmpty()) {
            return;
        }
        final boolean limited =
                fields.stream().anyMatch(field -> !writtenAs(field).isEmpty());
        page.append("\n| ").append(kind).append(" | type ").append(limited ? "| written as " : "");
        page.append("| if absent | meaning |\n| --- | --- ")
                .append(limited ? "| --- " : "")
                .append("| --- | --- |\n");
        for (final Field<?> field : fields) {
            page.append("| ").append(name(field)).append(" | ");
            page.append(forMarkdown(typeName(field.type()) + (field.unit().isEmpty() ? "" : " in " + field.unit())));
            page.append(limited ? " | " + forMarkdown(writtenAs(field)) : "");
            page.append(" | ").append(ifAbsent(field)).append(" | ").append(forMarkdown(field.doc()));
            page.append(field.since() == 0 ? "" : " Since version " + field.since() + " of the class.");
            page.append(" |\n");
        }
    }

    private String name(final Field<?> field) {
        if (!field.isUnwrapped()) {
            return "`" + field.name() + "`";
        }
        return "`" + String.join("`, `", parts(field).keySet()) + "`";
    }

    private String typeName(final FieldType type) {
        if (type instanceof ScalarType scalar) {
            return scalar.name().toLowerCase(Locale.ROOT);
        }
        if (type instanceof ListType list) {
            return list.plain()
                    ? "list of " + typeName(list.item().type())
                    : "list of <" + list.entry().name() + ">";
        }
        if (type instanceof MapType) {
            return "map";
        }
        if (type instanceof DataType data) {
            return "<" + data.dataClass().get().name() + ">";
        }
        if (type instanceof StringType) {
            return type == StringType.WORD ? "word" : "text";
        }
        return type instanceof EnumType
                ? "choice"
                : type.getClass().getSimpleName().replace("Type", "").toLowerCase(Locale.ROOT);
    }

    /** What is allowed; empty where the type says it all. */
    private static String writtenAs(final Field<?> field) {
        final FieldType type = field.type();
        final boolean unlimited = field.min() == null
                && field.max() == null
                && field.pattern() == null
                && (field.type() instanceof ScalarType || field.maxLength() == Field.DEFAULT_LENGTH_MAX);
        if (!unlimited || type == ScalarType.DURATION || type == ScalarType.SIZE || type == ScalarType.TIMESTAMP) {
            return Limits.expected(field);
        }
        if (type instanceof EnumType || type == ScalarType.BOOLEAN) {
            return Limits.expected(field);
        }
        return type instanceof ListType list && list.isWords() ? "separated by blanks" : "";
    }

    private static String ifAbsent(final Field<?> field) {
        if (field.defaultValue() != null) {
            final String text = TextForm.printDefault(field);
            return text.isEmpty() ? "empty" : "`" + text + "`";
        }
        if (field.isRequired()) {
            return "required";
        }
        return field.type().isCollection() ? "empty" : "none";
    }

    private String title(final String element, final DataClass<?> type) {
        final long same = sections.values().stream().filter(element::equals).count();
        return same == 1 ? element : element + " " + type.javaClass().getSimpleName();
    }

    private String anchor(final DataClass<?> type) {
        return title(sections.get(type), type).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String forMarkdown(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("[", "\\[")
                .replace("]", "\\]");
    }
}
