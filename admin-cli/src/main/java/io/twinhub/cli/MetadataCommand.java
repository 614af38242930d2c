package io.twinhub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Groups the commands about data classes. */
@Command(
        name = "metadata",
        description = "Show what data classes look like, and what lies in serial files.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            MetadataListCommand.class,
            MetadataDescribeCommand.class,
            MetadataSchemaCommand.class,
            MetadataShowCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {"  twinhub metadata list", "  twinhub metadata schema system", "  twinhub metadata show error.serial"
        })
final class MetadataCommand {
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Mixin
    private CommonOptions common;
}
