package io.twinhub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Groups the commands about configurations. */
@Command(
        name = "config",
        description = "Check, import and inspect the configuration of a system.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConfigCheckCommand.class,
            ConfigImportCommand.class,
            ConfigExportCommand.class,
            ConfigListCommand.class,
            ConfigShowCommand.class,
            ConfigDiffCommand.class,
            ConfigRemoveCommand.class,
            ConfigInviteCommand.class,
            ConfigDistributeCommand.class,
            ConfigActivateCommand.class,
            ConfigConfirmCommand.class,
            ConfigRollbackCommand.class
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub config check config-samples/quickstart/system.xml")
final class ConfigCommand {
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Mixin
    private CommonOptions common;
}
