package io.twinhub.cli;

import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Reach;
import io.twinhub.start.StartLock;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.control.StopRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops a computer's start command and waits until all is stopped. */
@Command(
        name = "stop",
        description = "Stop this computer's part of all versions, and its start command.",
        footerHeading = "%nExample:%n",
        footer = "  twinhub system stop --computer plant-1")
final class SystemStopCommand implements Callable<Integer> {
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);

    @Mixin
    private CommonOptions common;

    @Mixin
    private AskedOption asked;

    @Override
    public Integer call() throws IOException {
        final String name = asked.name(common);
        final Path folder = common.home().computer(name);
        final boolean isHere = StartLock.holder(folder).isPresent();
        if (!isHere && !asked.isVia()) {
            throw AskedOption.notStarted(
                    "system stop", name, "Nothing has to be done, unless another --home is meant.");
        }
        try (AskedComputer computer = asked.connect(common, "system stop")) {
            computer.ask(StopRequest.EXCHANGE, new StopRequest(System.getProperty("user.name")));
        }
        while (isHere ? StartLock.holder(folder).isPresent() : answers(name)) {
            LockSupport.parkNanos(POLL_NS);
        }
        common.output().done("stopped %s", name);
        common.output().result(Map.of("computer", name, "stopped", true));
        return Twinhub.EXIT_DONE;
    }

    private boolean answers(final String name) {
        try (AskedComputer computer = new Reach(common.home()).to(name)) {
            return computer.computer().equals(name);
        } catch (final TwinhubException ended) {
            return false;
        }
    }
}
