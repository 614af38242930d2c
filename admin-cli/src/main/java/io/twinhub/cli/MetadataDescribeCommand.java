package io.twinhub.cli;

import io.twinhub.config.Verification;
import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Severity;
import io.twinhub.metadata.text.JsonWriter;
import io.twinhub.metadata.text.XmlWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the declaration of a data class as the configuration wants it. */
@Command(
        name = "describe",
        description = "Print a data class, and those in it, as <eventClass> to be pasted into <eventClasses>.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub metadata describe com.example.PumpState --class-path pumps.jar",
            "  twinhub metadata describe PumpState --class-path pumps.jar --format json"
        })
final class MetadataDescribeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClassOptions classes;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "xml (default) or json; --json means the same as the latter.")
    private TextFormat format;

    @Parameters(
            paramLabel = "CLASS",
            description = "Name of a data class, as in twinhub metadata list, or of its Java class.")
    private String name;

    @Override
    public Integer call() {
        final List<ClassDescription> descriptions =
                ClassDescription.allOf(classes.classes().named(name));
        final Output output = common.output();
        output.raw(TextFormat.of(format, output) == TextFormat.JSON ? json(descriptions) : xml(descriptions));
        // Not every data class can be that of an event; who only wants to read it is not in the way of that.
        final List<ErrorResult> problems = Verification.checkEventClasses(descriptions);
        if (!problems.isEmpty()) {
            output.errors(problems.stream()
                    .map(problem -> problem.severity(Severity.WARNING))
                    .toList());
        }
        return Twinhub.EXIT_DONE;
    }

    private static String xml(final List<ClassDescription> descriptions) {
        final XmlWriter<ClassDescription> writer = XmlWriter.of(ClassDescription.TYPE);
        return descriptions.stream().map(writer::write).collect(Collectors.joining());
    }

    private static String json(final List<ClassDescription> descriptions) {
        final JsonWriter<ClassDescription> writer = JsonWriter.of(ClassDescription.TYPE);
        return descriptions.stream()
                .map(description -> writer.write(description).strip())
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
