package io.twinhub.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Spec;

/**
 * The root of all console commands. A new command is one line in {@code subcommands}; it mixes in {@link CommonOptions}, says
 * what it has to say through {@link Output} and throws {@link io.twinhub.metadata.TwinhubException} when the input or the
 * system says no. {@link CommandErrors} turns that into a message and an exit status.
 */
@Command(
        name = "twinhub",
        description = "Redundant dual-network messaging for systems that must not stop.",
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ConfigCommand.class,
            MetadataCommand.class,
            SystemCommand.class,
            SessionCommand.class,
            LogsCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            DoctorCommand.class,
            ShellCommand.class,
            CompletionCommand.class
        })
public final class Twinhub implements Callable<Integer> {
    /** Done. */
    public static final int EXIT_DONE = CommandLine.ExitCode.OK;
    /** The input or the system says no. */
    public static final int EXIT_REFUSED = CommandLine.ExitCode.SOFTWARE;
    /** Interrupted in the shell; as a process that Ctrl-C ends. */
    static final int EXIT_INTERRUPTED = 130;
    /** The command line is wrong. */
    public static final int EXIT_USAGE = CommandLine.ExitCode.USAGE;

    private static final Map<String, String> EXIT_STATUS =
            new TreeMap<>(Map.of("0", "done", "1", "the input or the system says no", "2", "wrong command line"));

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @CommandLine.Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean version;

    @Spec
    private CommandSpec spec;

    /** The console with all its commands, ready to execute; also used by tests and by the interactive shell. */
    public static CommandLine commandLine() {
        final CommandErrors errors = new CommandErrors();
        final CommandLine line = new CommandLine(new Twinhub())
                .setExecutionExceptionHandler(errors)
                .setParameterExceptionHandler(errors)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110);
        sayExitStatus(line);
        return line;
    }

    /** Of every command, unless it says more about it. */
    private static void sayExitStatus(final CommandLine command) {
        final UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        if (usage.exitCodeList().isEmpty()) {
            usage.exitCodeList(EXIT_STATUS);
        }
        usage.exitCodeListHeading("%nExit status:%n");
        command.getSubcommands().values().forEach(Twinhub::sayExitStatus);
    }

    /** Who types the bare name is new here: says in a few lines how to begin. */
    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final CommandLine.Help.Ansi ansi = spec.commandLine().getColorScheme().ansi();
        out.println(ansi.string("@|bold Twinhub|@: redundant dual-network messaging for systems that must not stop."));
        out.println();
        out.println("Commands:");
        spec.subcommands()
                .forEach((name, command) -> out.printf(
                        "  %-10s %s%n",
                        name,
                        String.join(" ", command.getCommandSpec().usageMessage().description())));
        out.println();
        out.println("Every command explains itself with an example: twinhub COMMAND --help");
        out.flush();
        return EXIT_DONE;
    }
}
