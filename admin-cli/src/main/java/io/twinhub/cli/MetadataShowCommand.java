package io.twinhub.cli;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.text.JsonWriter;
import io.twinhub.metadata.text.XmlWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a file of bytes as text. */
@Command(
        name = "show",
        description = "Print a serial file as text. Secrets in it are not printed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub metadata show ~/.twinhub/versions/2026.11.21-1/system.serial",
            "  twinhub metadata show pump.serial --class-path pumps.jar --format json"
        })
final class MetadataShowCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClassOptions classes;

    @Option(
            names = "--class",
            paramLabel = "CLASS",
            description = "Name of the data class, where the number in the file does not tell.")
    private String className;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "xml (default) or json; --json means the same as the latter.")
    private TextFormat format;

    @Parameters(paramLabel = "FILE", description = "A serial file.")
    private Path file;

    @Override
    public Integer call() {
        final KnownClasses known = classes.classes();
        final StoredObject<?> stored =
                StoredObject.read(file, known, className == null ? null : known.named(className));
        final Output output = common.output();
        write(stored, TextFormat.of(format, output), output.writer());
        return Twinhub.EXIT_DONE;
    }

    /** Piece by piece: the text of a large file is many times as long, and nobody needs it as a whole. */
    private static <T> void write(final StoredObject<T> stored, final TextFormat format, final Writer out) {
        final DataClass<T> type = stored.type();
        try {
            if (format == TextFormat.JSON) {
                JsonWriter.of(type).withoutSecrets().write(stored.object(), out);
            } else {
                XmlWriter.of(type).withoutSecrets().write(stored.object(), out);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
