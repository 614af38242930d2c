package io.twinhub.cli;

import io.twinhub.config.SystemSpec;
import io.twinhub.config.Verification;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.text.JsonReader;
import io.twinhub.metadata.text.TextResult;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlReader;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a specification, read as one and verified. A file whose name ends in {@code .json} is JSON, any other is XML.
 *
 * @param spec the specification; null if the files could not be read as one.
 * @param errors every problem of the texts or, if the texts are sound, of what they mean; warnings included.
 */
record SpecificationFiles(SystemSpec spec, List<ErrorResult> errors) {
    static SpecificationFiles read(final List<Path> files) {
        final List<TextSource> sources = files.stream().map(TextSource::of).toList();
        final TextResult<SystemSpec> text = isJson(files)
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
