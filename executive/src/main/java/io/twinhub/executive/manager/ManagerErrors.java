package io.twinhub.executive.manager;

import io.twinhub.executive.wire.CloseReason;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import java.util.List;
import java.util.function.Consumer;

/** What a manager has to say to an administrator. */
final class ManagerErrors {
    private final Consumer<ErrorResult> taker;

    ManagerErrors(final Consumer<ErrorResult> taker) {
        this.taker = taker;
    }

    void onFailure(final String session, final String place, final String text) {
        taker.accept(ErrorResult.of(ErrorCode.SESSION_FAILED, session, place, text)
                .in("manager", "", "")
                .action("Mend the server; the session goes on with its last save."));
    }

    void onCeased(final String session, final CloseReason reason, final String why) {
        final ErrorCode code =
                reason == CloseReason.QUARANTINED ? ErrorCode.SESSION_SET_ASIDE : ErrorCode.SESSION_ENDED;
        taker.accept(ErrorResult.of(code, session, reason, why)
                .in("manager", "", "")
                .action("Its peers are told; look into the log of its server for what came before."));
    }

    /** A program holds sessions that were begun, and of which this manager has nothing. */
    void onUnknown(final String place, final int sessions) {
        taker.accept(ErrorResult.of(ErrorCode.SESSION_HELD_UNKNOWN, place, sessions)
                .in("manager", "", "")
                .action(ErrorCode.SESSION_HELD_UNKNOWN.advice()));
    }

    void onNotPermitted(final String copy, final String what, final String type) {
        taker.accept(ErrorResult.of(ErrorCode.SESSION_NOT_PERMITTED, copy, what, type)
                .in("manager", "", "")
                .expected(
                        "what the <sessions> of the configuration say; the executive of that program would not have asked")
                .action("Look at what that program is."));
    }

    void onWrong(final String place, final String text) {
        taker.accept(ErrorResult.of(ErrorCode.SESSION_EXECUTIVE_WRONG, place, text)
                .in("manager", "", "")
                .action("Look at what that program is: its connection was closed."));
    }

    /** No further sessions are opened. */
    void onFull(final long bytes, final long limit, final int sessions) {
        taker.accept(ErrorResult.of(ErrorCode.SESSION_MEMORY_FULL, sessions, bytes, limit)
                .in("manager", "", "")
                .expected("no more than the attribute memory of <sessions> says")
                .action("Let sessions end that are not needed, or give memory more in a new version."));
    }

    /** An administrator made it do something. */
    void onSteered(final String what) {
        taker.accept(ErrorResult.of(ErrorCode.SESSION_STEERED, what).in("manager", "", ""));
    }

    /** This instance waits for others before it acts. */
    void onGathering(final List<String> missing) {
        taker.accept(ErrorResult.of(ErrorCode.SESSION_OTHERS_AWAITED, missing).in("manager", "", ""));
    }
}
