package io.twinhub.cli;

import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.text.JsonWriter;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The specification types: the sections of a system, each of which can be a text of its own. A version is prepared from a sealed one by taking all of its sections
 * but one as they are exported, and a file for that one: so problems have a place in the file or name the section of the former version.
 */
final class SpecificationParts {
    /** Names for completion and for messages. */
    static final class Types implements Iterable<String> {
        static final List<String> NAMES = SystemSpec.TYPE.fields().stream()
                .filter(field -> field.isElement() && !field.isUnwrapped())
                .map(Field::name)
                .toList();

        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }

    private SpecificationParts() {}

    /** Refuses what is no specification type as wrong usage. */
    static void checkType(final String type, final CommandSpec command) {
        if (!Types.NAMES.contains(type)) {
            throw new ParameterException(
                    command.commandLine(),
                    "There is no specification type '" + type + "'; there are: " + String.join(", ", Types.NAMES));
        }
    }

    /** The text of one section; empty if there is nothing in it. */
    static String section(final SystemSpec spec, final String type, final TextFormat format) {
        return format == TextFormat.JSON
                ? JsonWriter.of(SystemSpec.TYPE).writeSection(spec, type)
                : XmlWriter.of(SystemSpec.TYPE).writeSection(spec, type);
    }

    /** The text of everything. */
    static String all(final SystemSpec spec, final TextFormat format) {
        return format == TextFormat.JSON
                ? JsonWriter.of(SystemSpec.TYPE).write(spec)
                : XmlWriter.of(SystemSpec.TYPE).write(spec);
    }

    /**
     * The texts of a former version without one section.
     *
     * @param spec with the version id and slot that the new version shall have.
     * @param from the former version id, by which problems name the texts.
     */
    static List<TextSource> without(
            final SystemSpec spec, final String type, final String from, final TextFormat format) {
        final SystemSpec head = SystemSpec.builder(spec.name(), spec.version())
                .basePort(spec.basePort())
                .slot(spec.slot())
                .build();
        final List<TextSource> texts = new ArrayList<>();
        texts.add(new TextSource("version " + from, all(head, format)));
        for (final String other : Types.NAMES) {
            final String text = other.equals(type) ? "" : section(spec, other, format);
            if (!text.isEmpty()) {
                texts.add(new TextSource("version " + from + ", " + other, text));
            }
        }
        return texts;
    }
}
