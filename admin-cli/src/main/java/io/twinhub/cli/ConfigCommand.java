package io.twinhub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Groups the commands about configurations. */
@Command(
        name = "config",
        description = "Check, import and inspect the configuration of a system.",
        synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand {
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Mixin
    private CommonOptions common;
}
