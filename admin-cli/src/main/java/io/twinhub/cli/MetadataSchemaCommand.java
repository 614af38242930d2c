package io.twinhub.cli;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SbeSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints how a data class lies in files and messages, for programs in other languages. */
@Command(
        name = "schema",
        description = "Print the SBE schema of a data class, from which sbe-tool generates codecs in many languages.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub metadata schema system > system-schema.xml",
            "  twinhub metadata schema com.example.PumpState --class-path pumps.jar"
        })
final class MetadataSchemaCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClassOptions classes;

    @Parameters(
            paramLabel = "CLASS",
            description = "Name of a data class, as in twinhub metadata list, or of its Java class.")
    private String name;

    @Override
    public Integer call() {
        final DataClass<?> type = classes.classes().named(name);
        final String schema = SbeSchema.print(type);
        final Output output = common.output();
        if (output.json()) {
            final Map<String, Object> result = new LinkedHashMap<>();
            result.put("class", type.name());
            result.put("id", type.id());
            result.put("version", type.version());
            result.put("schema", schema);
            output.result(result);
        } else {
            output.raw(schema);
        }
        return Twinhub.EXIT_DONE;
    }
}
