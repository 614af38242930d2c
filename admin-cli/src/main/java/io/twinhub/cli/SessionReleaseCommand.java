package io.twinhub.cli;

import io.twinhub.executive.manager.ManagerQuestion.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a session go on that was set aside. */
@Command(
        name = "release",
        description = {
            "Let a session go on that was set aside: from its last save, with a server of its type, as if it had never failed. Its peers were told when it was"
                    + " set aside and do not come back by themselves; one with a name can be opened again. On the computer of the ACTIVE manager.",
            "Mend the server first: a session that fails five times more is set aside again."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub session release account/7 --computer center-1")
final class SessionReleaseCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Parameters(paramLabel = "SESSION", description = "Its address, TYPE/NAME or TYPE#NUMBER, or its number alone.")
    private String session;

    @Override
    public Integer call() {
        return SessionConsole.order(common, asked, "session release", Wish.RELEASE, session);
    }
}
