package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import picocli.CommandLine.Option;

/** Which computer a {@code system} command is about. */
final class ComputerOption {
    @Option(names = "--computer", required = true, paramLabel = "NAME", description = "Name of the computer.")
    private String computer;

    /** A name that can stand in a configuration, and so is a plain folder name. */
    String name() {
        return checked(computer);
    }

    static String checked(final String computer) {
        if (!computer.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CONFIG_NAME_INVALID, "computer", computer)
                    .expected("the name of a computer in the configuration"));
        }
        return computer;
    }
}
