package io.twinhub.executive.manager;

import io.twinhub.executive.manager.ManagerQuestion.Wish;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.QuestionSocket;
import java.util.List;
import java.util.function.LongSupplier;

/** Answers what consoles ask a manager, one question after the other; one that changes something when that has left the manager. By the thread of its Bus. */
public final class ManagerDesk implements QuestionSocket.Asked<ManagerQuestion, ManagerAnswer> {
    /** Longer than a standby is waited for that is taken for gone. */
    private static final long WITHIN_NS = 5_000_000_000L;

    private final Manager manager;
    private final LongSupplier nanoTime;
    private Errand errand;
    private long untilNs;

    /** @param nanoTime of the manager's Bus. */
    public ManagerDesk(final Manager manager, final LongSupplier nanoTime) {
        this.manager = manager;
        this.nanoTime = nanoTime;
    }

    @Override
    public ManagerAnswer ask(final ManagerQuestion question) {
        if (question.wish() == Wish.TELL) {
            return answer("", null);
        }
        if (question.wish() == Wish.LIST || question.wish() == Wish.LIST_ASIDE) {
            return manager.list(question.wish() == Wish.LIST_ASIDE);
        }
        try {
            errand = manager.steer(question);
            untilNs = nanoTime.getAsLong() + WITHIN_NS;
            return null;
        } catch (final TwinhubException refused) {
            return refuse(refused.error());
        }
    }

    @Override
    public ManagerAnswer answer() {
        final String outcome = errand.outcome().get();
        if (outcome != null) {
            return answer(outcome, null);
        }
        return nanoTime.getAsLong() - untilNs < 0 ? null : refuse(errand.late());
    }

    @Override
    public ManagerAnswer refuse(final ErrorResult why) {
        return answer("", why);
    }

    private ManagerAnswer answer(final String done, final ErrorResult error) {
        return new ManagerAnswer(manager.report(), List.of(), 0, done, error);
    }
}
