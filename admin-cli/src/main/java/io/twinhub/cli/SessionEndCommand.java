package io.twinhub.cli;

import io.twinhub.executive.manager.ManagerQuestion.Wish;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a session. */
@Command(
        name = "end",
        description = {
            "End a session, also one that is set aside: it is gone with its last save, its server drops it, and its peers are told with ENDED. One with a name"
                    + " begins anew when somebody opens it. On the computer of the ACTIVE manager."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub session end order#4711 --computer center-1")
final class SessionEndCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Parameters(paramLabel = "SESSION", description = "Its address, TYPE/NAME or TYPE#NUMBER, or its number alone.")
    private String session;

    @Override
    public Integer call() {
        return SessionConsole.order(common, asked, "session end", Wish.END, session);
    }
}
