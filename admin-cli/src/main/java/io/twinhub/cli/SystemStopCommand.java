package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.StartLock;
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
    private ComputerOption computer;

    @Override
    public Integer call() throws IOException {
        final Path folder = computer.folder(common);
        // The holder of the lock wrote its process id under that lock, so no other process can be meant.
        final long pid = StartLock.holder(folder)
                .orElseThrow(() -> new TwinhubException(ErrorResult.of(ErrorCode.CLI_NOT_STARTED, computer.name())
                        .in("system stop", computer.name(), "")
                        .action("Nothing has to be done, unless another --home is meant.")));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        while (StartLock.holder(folder).isPresent()) {
            LockSupport.parkNanos(POLL_NS);
        }
        common.output().done("stopped %s", computer.name());
        common.output().result(Map.of("computer", computer.name(), "stopped", true));
        return Twinhub.EXIT_DONE;
    }
}
