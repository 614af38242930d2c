package io.twinhub.assigner;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;

/** Answers questions, one after the other; one about a hand-over when it is done or will not be. */
final class Desk {
    private final Reports reports;
    private final Handover handover;
    private Question question;

    Desk(final Reports reports, final Handover handover) {
        this.reports = reports;
        this.handover = handover;
    }

    /** Takes a question; null if the answer is not known yet. The one before must have been answered. */
    Answer ask(final Question asked, final long nowNs) {
        final ErrorResult refused = asked.isHandover() ? begin(asked, nowNs) : null;
        if (refused != null || !asked.isHandover()) {
            return new Answer(reports.now(nowNs), refused);
        }
        question = asked;
        return null;
    }

    private ErrorResult begin(final Question asked, final long nowNs) {
        try {
            return handover.begin(asked, nowNs);
        } catch (final TwinhubException unknown) {
            return unknown.error();
        }
    }

    /** The answer to what was asked; null if it is not known yet. */
    Answer answer(final long nowNs) {
        final ErrorResult outcome = question == null ? Handover.PENDING : handover.outcome(nowNs);
        if (outcome == Handover.PENDING) {
            return null;
        }
        question = null;
        return new Answer(reports.now(nowNs), outcome);
    }
}
