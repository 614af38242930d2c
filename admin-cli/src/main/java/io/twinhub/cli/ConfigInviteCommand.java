package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.keys.AddressBook;
import io.twinhub.start.keys.Authority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes what a computer needs to be one of a system. */
@Command(
        name = "invite",
        description = {
            "Write a file with which a computer becomes one of the system: its key, its certificate, and where the others are.",
            "Who has the file can be that computer: bring it there yourself, and delete it then. The first time, the keys of the administrator are made in this home."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub config invite plant-1 --version 2026.11.21-1 --to plant-1.invitation")
final class ConfigInviteCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "COMPUTER", description = "Name of a computer in the version.")
    private String computer;

    @Option(names = "--version", required = true, paramLabel = "VERSION", description = "A sealed version.")
    private String version;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The file; must not exist yet.")
    private Path file;

    @Override
    public Integer call() {
        final Home home = common.home().prepare();
        final SealedVersions versions = new SealedVersions(home);
        final String name = versions.plan(version).computer(computer).name();
        if (Files.exists(file)) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.KEYS_INVITATION_WRONG, file, "it is there already")
                    .action("Delete it or choose another name."));
        }
        new Authority(home).invite(name, AddressBook.of(versions.load(version))).write(file.toAbsolutePath());
        final Output output = common.output();
        output.done("%s is invited by %s; bring it there and type:", name, file);
        output.line("  twinhub system start --computer %s --invitation %s", name, file.getFileName());
        output.result(Map.of("computer", name, "file", file.toString()));
        return Twinhub.EXIT_DONE;
    }
}
