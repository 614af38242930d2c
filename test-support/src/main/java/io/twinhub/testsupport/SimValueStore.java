package io.twinhub.testsupport;

import io.twinhub.recorder.ValueStore;
import java.io.ByteArrayOutputStream;

/** The file of a recorder: what was saved survives the process. A save takes no time here; that it comes late anyway is up to the recorder. */
final class SimValueStore implements ValueStore {
    private final SimWorld world;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private byte[] saved;
    private boolean isFull;
    private boolean hasFailed;

    SimValueStore(final SimWorld world) {
        this.world = world;
    }

    /** Whether nothing can be saved. */
    void isFull(final boolean full) {
        isFull = full;
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
    public boolean hasFailed() {
        return hasFailed;
    }

    @Override
    public void save(final byte[] bytes, final int length, final boolean isFirst, final boolean isLast) {
        if (isFirst) {
            content.reset();
        }
        content.write(bytes, 0, length);
        if (isLast) {
            hasFailed = isFull;
            saved = isFull ? saved : content.toByteArray();
        }
    }

    @Override
    public void putAside(final String suffix, final String reason) {
        world.note("file of last values put aside: " + reason);
        saved = null;
    }
}
