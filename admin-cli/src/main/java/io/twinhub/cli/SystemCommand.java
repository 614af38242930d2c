package io.twinhub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Groups the commands about running systems. */
@Command(
        name = "system",
        description = "Start, stop, see and steer the part of a system that runs on a computer.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SystemStartCommand.class,
            SystemStopCommand.class,
            SystemStatusCommand.class,
            SystemPathsCommand.class,
            SystemWhyCommand.class,
            SystemHandoverCommand.class,
            SystemWatchCommand.class,
            SystemTopCommand.class,
            SystemPathCommand.class,
            SystemDrainCommand.class
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub system start --computer plant-1")
final class SystemCommand {
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Mixin
    private CommonOptions common;
}
