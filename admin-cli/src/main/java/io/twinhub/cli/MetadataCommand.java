package io.twinhub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Groups the commands about data classes. */
@Command(
        name = "metadata",
        description = "Show what data classes look like.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MetadataSchemaCommand.class},
        footerHeading = "%nExample:%n",
        footer = "  twinhub metadata schema system")
final class MetadataCommand {
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Mixin
    private CommonOptions common;
}
