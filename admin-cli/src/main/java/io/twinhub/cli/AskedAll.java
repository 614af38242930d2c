package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.AskedComputers;
import io.twinhub.start.AskedComputers.Answer;
import io.twinhub.start.Reach;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import io.twinhub.start.control.ReportRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The computers that a command asks all at once. Used by one thread. */
final class AskedAll implements AutoCloseable {
    /** Much longer than an answer takes, and not too long for who waits for the others. */
    private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(2);

    private final List<String> computers;
    private final AskedComputers asked;

    private AskedAll(final List<String> computers, final AskedComputers asked) {
        this.computers = computers;
        this.asked = asked;
    }

    /** Computers of this home. */
    static AskedAll local(final Home home, final List<String> computers) {
        return new AskedAll(computers, new AskedComputers(computer -> connect(home, computer)));
    }

    /** These computers, wherever they are, by the administrator's key if need be. */
    static AskedAll anywhere(final Home home, final List<String> computers) {
        final Reach reach = new Reach(home);
        return new AskedAll(computers, new AskedComputers(computer -> connect(reach, computer)));
    }

    /** All computers of the newest system version that runs on this one. */
    static AskedAll of(final Home home, final String computer) {
        final ComputerReport report;
        try (AskedComputer first = new Reach(home).to(computer)) {
            report = first.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS);
        }
        final String version = report.hubs().stream()
                .map(HubReport::version)
                .max(String::compareTo)
                .orElseThrow(() -> new TwinhubException(
                        ErrorResult.of(ErrorCode.CLI_COMPUTER_UNCLEAR, computer + " runs no version yet")));
        final SystemPlan plan = new SealedVersions(home).plan(version);
        return anywhere(
                home,
                IntStream.range(0, plan.computerCount())
                        .mapToObj(id -> plan.computer(id).name())
                        .toList());
    }

    List<String> computers() {
        return computers;
    }

    /** What they say, in the order of their names; a failure of those who do not answer in time. */
    List<Answer<ComputerReport>> ask(final ReportRequest request) throws InterruptedException {
        return asked.ask(computers, ReportRequest.EXCHANGE, request, WITHIN_NS);
    }

    private static AskedComputer connect(final Reach reach, final String computer) {
        try {
            return reach.to(computer);
        } catch (final TwinhubException ex) {
            if (ex.error().errorCode() != ErrorCode.KEYS_MISSING) {
                throw ex;
            }
            throw AskedComputer.unreachable(
                    computer, "it is not started in this home, which has no administrator's key to ask others");
        }
    }

    private static AskedComputer connect(final Home home, final String computer) {
        try {
            return AskedComputer.local(computer, home.controlSocket(computer));
        } catch (final IOException ex) {
            throw AskedComputer.unreachable(computer, ex.getMessage());
        }
    }

    @Override
    public void close() {
        asked.close();
    }
}
