package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Reach;
import io.twinhub.start.StartLock;
import io.twinhub.start.control.AskedComputer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Whose start command a {@code system} command asks. */
final class AskedOption {
    @Option(
            names = "--computer",
            paramLabel = "NAME",
            description = "Name of the computer (default: the only one that is started in this home).")
    private String computer;

    @Option(
            names = "--via",
            paramLabel = "NAME",
            description =
                    "The computer to ask, also one that is not of this home: over the network, with the administrator's key.")
    private String via;

    /** The computer's name. */
    String name(final CommonOptions common) {
        if (computer != null && via != null) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CLI_COMPUTER_UNCLEAR, "both --computer and --via are given")
                            .expected("one of them"));
        }
        final String given = computer == null ? via : computer;
        return given == null ? onlyOne(common.home()) : ComputerOption.checked(given);
    }

    /** Whether the computer may be one of another home. */
    boolean isVia() {
        return via != null;
    }

    /**
     * Its start command, to be asked.
     *
     * @param command which asks.
     * @throws TwinhubException if it is not started.
     */
    AskedComputer connect(final CommonOptions common, final String command) {
        final String name = name(common);
        if (isVia()) {
            return new Reach(common.home()).to(name);
        }
        try {
            return AskedComputer.local(name, common.home().controlSocket(name));
        } catch (final IOException ex) {
            throw notStarted(command, name, "Start it with: twinhub system start --computer " + name);
        }
    }

    static TwinhubException notStarted(final String command, final String computer, final String action) {
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_NOT_STARTED, computer)
                .in(command, computer, "")
                .action(action));
    }

    private static String onlyOne(final Home home) {
        final List<String> started = started(home);
        if (started.size() != 1) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.CLI_COMPUTER_UNCLEAR,
                            started.isEmpty()
                                    ? "none is started in " + home.root()
                                    : String.join(", ", started) + " are started in " + home.root())
                    .expected("--computer NAME"));
        }
        return started.get(0);
    }

    private static List<String> started(final Home home) {
        final Path folder = home.root().resolve("computers");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> computers = Files.list(folder)) {
            return computers
                    .filter(AskedOption::isStarted)
                    .map(each -> each.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (final IOException ex) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CLI_COMPUTER_UNCLEAR, folder + ": " + ex.getMessage()), ex);
        }
    }

    private static boolean isStarted(final Path computer) {
        try {
            return StartLock.holder(computer).isPresent();
        } catch (final IOException ex) {
            return false;
        }
    }
}
