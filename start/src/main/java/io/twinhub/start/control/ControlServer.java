package io.twinhub.start.control;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where a start command is asked. Each door has a thread that lets visitors in, each visitor one that answers its requests one after the other until it goes, or is too slow. Any
 * thread may open and close it.
 */
public final class ControlServer implements AutoCloseable {
    private final Map<Integer, Service<?, ?>> services = new HashMap<>();
    private final ControlLimits limits;
    private final Consumer<ErrorResult> errors;
    private final List<OpenDoor> doors = new ArrayList<>();
    private boolean isClosed;

    /** @param errors gets what went wrong with whom; from several threads. */
    public ControlServer(
            final List<Service<?, ?>> services, final ControlLimits limits, final Consumer<ErrorResult> errors) {
        services.forEach(
                service -> this.services.put(service.exchange().request().id(), service));
        this.limits = limits;
        this.errors = errors;
    }

    /**
     * Lets the owner of the home in.
     *
     * @throws TwinhubException if that is not possible, because the name is too long, say.
     */
    public void openLocal(final Path file) {
        try {
            open(new LocalDoor(file));
        } catch (final IOException ex) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CONTROL_NOT_OPEN, file, ex.getMessage()), ex);
        }
    }

    /**
     * Lets computers and administrators of a system in.
     *
     * @param credentials of this computer.
     * @throws TwinhubException if that is not possible, because the computer has no such address now, say.
     */
    public void openNetwork(final Credentials credentials, final InetSocketAddress address) {
        try {
            open(new TlsDoor(credentials, address));
        } catch (final IOException ex) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CONTROL_NOT_OPEN, Tls.text(address), ex.getMessage()), ex);
        }
    }

    private synchronized void open(final Door door) {
        if (isClosed) {
            Deadline.close(door);
            return;
        }
        final OpenDoor opened = new OpenDoor(door, this, limits);
        doors.add(opened);
        opened.start();
    }

    void report(final ErrorResult error) {
        errors.accept(error);
    }

    /** Answers a visitor's requests until it goes. */
    void serve(final Wire wire, final Peer peer) throws IOException {
        byte[] request = wire.receive(limits.requestLengthMax(), limits.requestNs());
        while (request != null) {
            wire.send(answer(request, peer), limits.requestNs());
            request = wire.receive(limits.requestLengthMax(), limits.requestNs());
        }
    }

    private byte[] answer(final byte[] request, final Peer peer) {
        final Service<?, ?> service = services.get(SerialCodec.classId(new UnsafeBuffer(request), 0, request.length));
        if (service == null) {
            return Service.refusal(ErrorResult.of(ErrorCode.CONTROL_REQUEST_WRONG, "its class is not known"));
        }
        if (peer.right().compareTo(service.exchange().asker()) < 0) {
            final ErrorResult error = ErrorResult.of(
                    ErrorCode.CONTROL_NOT_ALLOWED,
                    peer,
                    service.exchange().request().name());
            report(error);
            return Service.refusal(error);
        }
        return service.answer(request);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        doors.forEach(OpenDoor::close);
        doors.clear();
    }
}
