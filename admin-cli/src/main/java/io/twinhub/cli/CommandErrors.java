package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a user sees when a command fails: one clear message and an exit status, never a stack trace. */
final class CommandErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleExecutionException(
            final Exception exception, final CommandLine command, final ParseResult parseResult) {
        if (exception instanceof InterruptedException || exception instanceof ClosedByInterruptException) {
            return Twinhub.EXIT_INTERRUPTED;
        }
        final Output output = new Output(command, asksForJson(parseResult.originalArgs()));
        if (exception instanceof TwinhubException known) {
            output.error(known.error());
        } else {
            output.error(unexpected(exception, parseResult.originalArgs()));
        }
        return Twinhub.EXIT_REFUSED;
    }

    @Override
    public int handleParseException(final ParameterException exception, final String[] args) {
        final CommandLine command = exception.getCommandLine();
        final PrintWriter err = command.getErr();
        if (asksForJson(List.of(args))) {
            new Output(command, true).error(ErrorResult.of(ErrorCode.COMMAND_WRONG, exception.getMessage()));
        } else {
            final String name = command.getCommandSpec().qualifiedName();
            err.println(command.getColorScheme().errorText("error: " + exception.getMessage()));
            UnmatchedArgumentException.printSuggestions(exception, err);
            err.println("Try: " + name + " --help");
        }
        err.flush();
        return Twinhub.EXIT_USAGE;
    }

    private static boolean asksForJson(final List<String> args) {
        return args.contains("--json");
    }

    /** A defect or a surprise of the operating system: the trace goes to a file that the message names. */
    private static ErrorResult unexpected(final Exception exception, final List<String> args) {
        final ErrorResult error = failed(exception);
        final StringWriter trace = new StringWriter();
        exception.printStackTrace(new PrintWriter(trace, true));
        final String entry = Instant.now() + " twinhub " + String.join(" ", args) + System.lineSeparator() + trace;
        try {
            return error.action("Details are in "
                    + append(Home.locate(null, System.getenv()).root().resolve("log"), entry) + ".");
        } catch (final IOException noHome) {
            return atTemporaryPlace(error, entry);
        }
    }

    /** What is said of an exception that nobody expected. */
    static ErrorResult failed(final Exception exception) {
        final String summary = exception.getMessage() == null
                ? exception.getClass().getSimpleName()
                : exception.getClass().getSimpleName() + ": " + exception.getMessage();
        return ErrorResult.of(ErrorCode.COMMAND_FAILED, summary);
    }

    private static ErrorResult atTemporaryPlace(final ErrorResult error, final String entry) {
        try {
            return error.action("Details are in " + append(Files.createTempDirectory("twinhub-log"), entry) + ".");
        } catch (final IOException nowhere) {
            return error.action("Details could not be written anywhere: " + nowhere.getMessage() + ".");
        }
    }

    private static Path append(final Path folder, final String entry) throws IOException {
        Files.createDirectories(folder);
        final Path file = folder.resolve("console.log");
        return Files.writeString(file, entry, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
