package io.twinhub.runtime;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.LinkState;
import io.twinhub.transport.Observer;
import io.twinhub.transport.Stream;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Writes what a hub's component tells of itself into the log of its process. */
public final class LogObserver implements Observer {
    private final Logger log;
    private final SystemPlan plan;
    private final Consumer<ErrorResult> errors;

    /** For the component of this name; errors go where all errors of the process go. */
    public LogObserver(final String component, final SystemPlan plan, final Consumer<ErrorResult> errors) {
        this.log = LogManager.getLogger("io.twinhub." + component);
        this.plan = plan;
        this.errors = errors;
    }

    @Override
    public void onLinkState(
            final Stream stream, final int computer, final LinkState from, final LinkState to, final String reason) {
        log.info(
                "{} link with computer {} is {}: {}",
                stream,
                plan.computer(computer).name(),
                to,
                reason);
    }

    @Override
    public void onProgramState(
            final Stream stream, final int instance, final LinkState from, final LinkState to, final String reason) {
        log.info(
                "{} link with program copy {} is {}: {}",
                stream,
                plan.copy(plan.instance(instance).copy()).name(),
                to,
                reason);
    }

    @Override
    public void onProgramSlow(
            final int instance, final boolean isSlow, final int waitingCount, final long missedCount) {
        final String copy = plan.copy(plan.instance(instance).copy()).name();
        if (isSlow) {
            log.warn(
                    "program copy {} is slow: {} super messages wait, {} events missed",
                    copy,
                    waitingCount,
                    missedCount);
        } else {
            log.info("program copy {} is slow no longer; it missed {} events", copy, missedCount);
        }
    }

    @Override
    public void onRole(final int instance, final long copyEpoch) {
        final String copy = plan.copy(plan.instance(instance).copy()).name();
        if (copyEpoch == 0) {
            log.info("program copy {} is ACTIVE no longer", copy);
        } else {
            log.info("program copy {} is ACTIVE under copy epoch {}", copy, copyEpoch);
        }
    }

    @Override
    public void onSpokeSlow(final int computer, final boolean isSlow, final int waitingCount, final long missedCount) {
        final String name = plan.computer(computer).name();
        if (isSlow) {
            log.warn("the link to computer {} is slow: {} super messages wait", name, waitingCount);
        } else {
            log.info(
                    "the link to computer {} is slow no longer; {} messages gave way or were left out",
                    name,
                    missedCount);
        }
    }

    @Override
    public void onGap(final int source, final long after, final long upTo) {
        log.warn(
                "events of computer {} may be missing: sequence {} to {}",
                plan.computer(source).name(),
                after + 1,
                upTo < 0 ? "the end of its former life" : String.valueOf(upTo));
    }

    @Override
    public void onError(final ErrorResult error) {
        errors.accept(error);
    }
}
