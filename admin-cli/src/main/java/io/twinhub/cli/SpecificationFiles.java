package io.twinhub.cli;

import io.twinhub.config.SystemSpec;
import io.twinhub.config.Verification;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.text.JsonReader;
import io.twinhub.metadata.text.TextResult;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The files of a specification, read as one and verified. A file whose name ends in {@code .json} is JSON, any other is XML.
 *
 * @param spec the specification; null if the files could not be read as one.
 * @param errors every problem of the texts or, if the texts are sound, of what they mean; warnings included.
 */
record SpecificationFiles(SystemSpec spec, List<ErrorResult> errors) {
    static SpecificationFiles read(final List<Path> files) {
        return read(files.stream().map(TextSource::of).toList(), isJson(files));
    }

    /**
     * Files with one specification type, and all others as a former version has them.
     *
     * @param former with the version id and slot of the version that is prepared.
     * @param from the version id of the former version.
     */
    static SpecificationFiles readType(
            final List<Path> files, final String type, final SystemSpec former, final String from) {
        final boolean json = isJson(files);
        final List<TextSource> sources = new ArrayList<>(
                SpecificationParts.without(former, type, from, json ? TextFormat.JSON : TextFormat.XML));
        files.forEach(file -> sources.add(TextSource.of(file)));
        final SpecificationFiles read = read(sources, json);
        if (read.spec != null) {
            for (final Field<SystemSpec> field : SystemSpec.TYPE.fields()) {
                if (!field.name().equals(type) && !Objects.equals(field.get(read.spec), field.get(former))) {
                    throw new TwinhubException(
                            ErrorResult.of(ErrorCode.COMMAND_OTHER_TYPE, files.get(0), field.name(), type)
                                    .expected("a text with <" + type + "> and nothing else")
                                    .action("Import it without --type, or take the rest out."));
                }
            }
        }
        return read;
    }

    private static SpecificationFiles read(final List<TextSource> sources, final boolean json) {
        final TextResult<SystemSpec> text = json
                ? JsonReader.of(SystemSpec.TYPE).read(sources)
                : XmlReader.of(SystemSpec.TYPE).read(sources);
        return text.value() == null
                ? new SpecificationFiles(null, text.errors())
                : new SpecificationFiles(text.value(), Verification.check(text.value(), text.positions()));
    }

    /** Whether the specification may be sealed. */
    boolean isValid() {
        return spec != null && !Output.refuses(errors);
    }

    private static boolean isJson(final List<Path> files) {
        final Path first = files.get(0);
        for (final Path file : files) {
            if (isJson(file) != isJson(first)) {
                throw new TwinhubException(ErrorResult.of(ErrorCode.COMMAND_FORMATS_MIXED, first, file)
                        .expected("files of one format"));
            }
        }
        return isJson(first);
    }

    private static boolean isJson(final Path file) {
        return file.toString().endsWith(".json");
    }
}
