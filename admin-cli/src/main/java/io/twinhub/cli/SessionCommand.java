package io.twinhub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Groups the commands about sessions. */
@Command(
        name = "session",
        description = "See and steer the sessions of a system, on a computer with a manager of sessions.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SessionListCommand.class,
            SessionReleaseCommand.class,
            SessionEndCommand.class,
            SessionDrainCommand.class,
            SessionGoOnCommand.class
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub session list --aside --computer center-1")
final class SessionCommand {
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Mixin
    private CommonOptions common;
}
