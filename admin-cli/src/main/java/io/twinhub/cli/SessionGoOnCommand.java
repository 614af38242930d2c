package io.twinhub.cli;

import io.twinhub.config.ManagerReport;
import io.twinhub.executive.manager.ManagerQuestion;
import io.twinhub.executive.manager.ManagerQuestion.Wish;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a manager go on that waits for another one. */
@Command(
        name = "go-on",
        description = {
            "Let a manager of sessions go on without the others for which it waits: because it may lack what one of them has, or because it is alone. What"
                    + " it answers then is saved at level memory, until another one is in sync again. On the computer of the manager that waits.",
            "For when the others are lost for ever, or will not be back in time. Without --yes it only says what that means."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub session go-on --yes --computer center-1")
final class SessionGoOnCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Option(names = "--yes", description = "You know the dangers and want it.")
    private boolean isMeant;

    @Override
    public Integer call() {
        if (!isMeant) {
            final ManagerReport report = SessionConsole.ask(
                            common, asked, "session go-on", new ManagerQuestion(Wish.TELL, ""))
                    .report();
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.SESSION_ORDER_REFUSED,
                            "go on",
                            "the dangers are not confirmed. " + danger(report))
                    .expected("--yes")
                    .action("Start the others if that is possible; if they are lost: twinhub session go-on --yes"));
        }
        return SessionConsole.order(common, asked, "session go-on", Wish.GO_ON, "");
    }

    /** What may be lost, by why it waits. */
    static String danger(final ManagerReport report) {
        final String alone =
                "What is answered from now on is undone if this manager is lost before another one is in sync, or if one that still runs becomes ACTIVE meanwhile";
        return report.awaited().isEmpty()
                ? alone
                : "What only the manager on " + String.join(", ", report.awaited())
                        + " has is undone for ever, also if it was answered, and sessions that are ahead are ended. "
                        + alone;
    }
}
