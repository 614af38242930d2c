package io.twinhub.cli;

import io.twinhub.config.InstanceFile;
import io.twinhub.config.SealInfo;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SbeSchema;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints how a data class lies in files and messages, for programs in other languages. */
@Command(
        name = "schema",
        description = "Print the SBE schema of a data class, from which sbe-tool generates codecs in many languages.",
        footerHeading = "%nExample:%n",
        footer = "  twinhub metadata schema system > system-schema.xml")
final class MetadataSchemaCommand implements Callable<Integer> {
    /** The classes that lie in files or are reported; what they hold is part of their schema. */
    static final class Classes implements Iterable<String> {
        private static final List<DataClass<?>> ALL =
                List.of(SystemSpec.TYPE, SealInfo.TYPE, InstanceFile.TYPE, ErrorResult.TYPE);

        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }

        static List<String> names() {
            return ALL.stream().<String>map(DataClass::name).toList();
        }
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private CommonOptions common;

    @Parameters(
            paramLabel = "CLASS",
            completionCandidates = Classes.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private String name;

    @Override
    public Integer call() {
        final DataClass<?> found = Classes.ALL.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "There is no data class '" + name + "'; there are: " + String.join(", ", Classes.names())));
        final String schema = SbeSchema.print(found);
        final Output output = common.output();
        if (output.json()) {
            output.result(Map.of("class", name, "schema", schema));
        } else {
            output.raw(schema);
        }
        return Twinhub.EXIT_DONE;
    }
}
