package io.twinhub.cli;

import io.twinhub.executive.manager.ManagerQuestion.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets the sessions of a server go to others. */
@Command(
        name = "drain",
        description = {
            "Give the sessions of a server to other programs that serve their types, with their last saves and without an error for anybody; it gets none until"
                    + " --undo or its next start. Says how many stay, which no other program can go on with. On the computer of the ACTIVE manager."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub session drain orders@plant-1 --computer center-1",
            "  twinhub session drain orders@plant-1 --undo --computer center-1"
        })
final class SessionDrainCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Parameters(paramLabel = "COPY@COMPUTER", description = "The program: its copy, and the computer where it runs.")
    private String server;

    @Option(names = "--undo", description = "It may serve again. It does not get back by itself what it had.")
    private boolean isUndo;

    @Override
    public Integer call() {
        return SessionConsole.order(common, asked, "session drain", isUndo ? Wish.UNDRAIN : Wish.DRAIN, server);
    }
}
