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
import java.util.function.Predicate;
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

    /**
     * The start commands of all computers of which a command tells: of those of this home that are started; with {@code --via} of all of the system that runs on that
     * computer; with {@code --computer} of that one.
     */
    AskedAll system(final CommonOptions common, final String command) {
        final Home home = common.home();
        if (via != null) {
            return AskedAll.of(home, name(common));
        }
        if (computer != null) {
            return AskedAll.local(home, List.of(name(common)));
        }
        // One that does not answer, because it was killed, is worth a line of its own.
        final List<String> started = computers(
                home,
                folder -> isStarted(folder)
                        || Files.exists(home.controlSocket(folder.getFileName().toString())));
        if (started.isEmpty()) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CLI_COMPUTER_UNCLEAR, "none is started in " + home.root())
                            .in(command, "", "")
                            .action(
                                    "Start one with: twinhub system start --computer NAME; or ask those of another home with --via NAME."));
        }
        return AskedAll.local(home, started);
    }

    static TwinhubException notStarted(final String command, final String computer, final String action) {
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_NOT_STARTED, computer)
                .in(command, computer, "")
                .action(action));
    }

    private static String onlyOne(final Home home) {
        final List<String> started = computers(home, AskedOption::isStarted);
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

    private static List<String> computers(final Home home, final Predicate<Path> wanted) {
        final Path folder = home.root().resolve("computers");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> computers = Files.list(folder)) {
            return computers
                    .filter(wanted)
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
