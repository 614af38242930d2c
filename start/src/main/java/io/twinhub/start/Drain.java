package io.twinhub.start;

import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.PermitFile;
import io.twinhub.start.control.DrainReply;
import io.twinhub.start.control.DrainRequest;
import io.twinhub.start.control.Service;
import io.twinhub.transport.Permit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Whether a computer is drained: kept by a file in its folder, so that it holds until somebody says otherwise, and told to the localHubs of all its versions by their permits.
 * Any thread.
 */
public final class Drain {
    /** A localHub that turns carries a word out within tens of milliseconds. */
    private static final long CARRIED_OUT_NS = TimeUnit.SECONDS.toNanos(2);

    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Home home;
    private final String computer;
    private final Path mark;

    public Drain(final Home home, final String computer) {
        this.home = home;
        this.computer = computer;
        mark = home.computer(computer).resolve("drained");
    }

    /**
     * For a {@link io.twinhub.start.control.ControlServer}.
     *
     * @param versions whose localHubs run; the others hear it when they start.
     */
    List<Service<?, ?>> services(final Supplier<Set<String>> versions) {
        return List.of(new Service<>(DrainRequest.EXCHANGE, request -> obey(request.drained(), versions.get())));
    }

    /** Before the localHub of a version starts, so that it finds what it is permitted. */
    void prepare(final String version) {
        permit(version).set(Permit.DRAINED, isDrained());
    }

    private PermitFile permit(final String version) {
        return PermitFile.create(home.permit(computer, version));
    }

    /** Whether it is to be so, whatever its localHubs have done so far. */
    public boolean isDrained() {
        return Files.exists(mark);
    }

    private synchronized DrainReply obey(final boolean drained, final Set<String> versions) {
        mark(drained);
        final List<PermitFile> permits = versions.stream().map(this::permit).toList();
        permits.forEach(permit -> permit.set(Permit.DRAINED, drained));
        final long deadlineNs = System.nanoTime() + CARRIED_OUT_NS;
        while (!areCarriedOut(permits) && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(LOOK_NS);
        }
        return new DrainReply(areCarriedOut(permits));
    }

    private void mark(final boolean drained) {
        try {
            if (drained) {
                OwnerOnlyFiles.createFile(mark);
            } else {
                Files.deleteIfExists(mark);
            }
        } catch (final IOException ex) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CONFIG_FILE_FAILED, mark, ex.getMessage()), ex);
        }
    }

    private static boolean areCarriedOut(final List<PermitFile> permits) {
        return permits.stream().allMatch(PermitFile::isCarriedOut);
    }
}
