package io.twinhub.bus;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.Observer;
import java.util.List;

/** What a program is told beside events: that some may be missing, and that it was slow. */
final class Notices {
    private final Observer observer;
    private SlowHandler slowHandler = missedCount -> {};
    private GapHandler gapHandler = gap -> {};

    Notices(final Observer observer) {
        this.observer = observer;
    }

    void onSlow(final SlowHandler handler) {
        slowHandler = handler;
    }

    void onGap(final GapHandler handler) {
        gapHandler = handler;
    }

    void tellSlow(final long missedCount) {
        try {
            slowHandler.onSlow(missedCount);
        } catch (final RuntimeException ex) {
            report("a notice of slowness", ex);
        }
    }

    void tellGap(final List<String> copies, final String reason) {
        if (copies.isEmpty()) {
            return;
        }
        try {
            gapHandler.onGap(new Gap(copies, reason));
        } catch (final RuntimeException ex) {
            report("a gap notice", ex);
        }
    }

    private void report(final String notice, final RuntimeException ex) {
        observer.onError(ErrorResult.of(ErrorCode.HANDLER_FAILED, notice, ex)
                .causedBy(ex)
                .action("Mend the handler."));
    }
}
