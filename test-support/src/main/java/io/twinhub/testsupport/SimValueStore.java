package io.twinhub.testsupport;

import io.twinhub.recorder.ValueStore;
import org.agrona.DirectBuffer;

/** The file of a recorder: what was saved survives the process. A save takes no time here; that it comes late anyway is up to the recorder. */
final class SimValueStore implements ValueStore {
    private final SimWorld world;
    private byte[] saved;

    SimValueStore(final SimWorld world) {
        this.world = world;
    }

    @Override
    public byte[] load() {
        return saved;
    }

    @Override
    public boolean isIdle() {
        return true;
    }

    @Override
    public void save(final DirectBuffer bytes, final int length) {
        saved = new byte[length];
        bytes.getBytes(0, saved);
    }

    @Override
    public void putAside(final String reason) {
        world.note("file of last values put aside: " + reason);
        saved = null;
    }
}
