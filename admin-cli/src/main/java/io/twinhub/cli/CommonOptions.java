package io.twinhub.cli;

import io.twinhub.config.Home;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command understands; use it as a {@link Mixin}. */
final class CommonOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Option(names = "--json", description = "Print the result as JSON, for scripts.")
    private boolean json;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Where the state of the Twinhub lives (default: $TWINHUB_HOME or ~/.twinhub).")
    private String home;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Where the command says what it has to say. */
    Output output() {
        return new Output(command.commandLine(), json);
    }

    /** The folder of this user's state, whether it exists or not. */
    Home home() {
        return Home.locate(home, System.getenv());
    }
}
