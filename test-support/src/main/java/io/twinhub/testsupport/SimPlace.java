package io.twinhub.testsupport;

import io.twinhub.bus.InstancePlace;
import io.twinhub.config.SystemPlan;
import io.twinhub.transport.LocalStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The place of a simulated instance: a real folder, made when it is asked for, and streams to the place of the same instance in another version. */
final class SimPlace implements InstancePlace {
    private final SimNode node;
    private final Supplier<Path> folder;
    /** Null if there is no other version. */
    private final SimPlace former;

    private final SystemPlan plan;
    /** Of the present life. */
    private final List<SimStream> open = new ArrayList<>();

    private final Deque<SimStream> waiting = new ArrayDeque<>();
    private boolean isListening;
    private boolean formerLeads;

    SimPlace(final SystemPlan plan, final SimNode node, final Supplier<Path> folder, final SimPlace former) {
        this.plan = plan;
        this.node = node;
        this.folder = folder;
        this.former = former;
    }

    /** What a process hears that begins now. */
    void formerLeads(final boolean isSo) {
        formerLeads = isSo;
    }

    /** The process is gone: its kernel closes what was open; what it had written can still be read. */
    @Override
    public void close() {
        open.forEach(SimStream::close);
        waiting.forEach(SimStream::close);
        open.clear();
        waiting.clear();
        isListening = false;
    }

    @Override
    public Path folder() {
        try {
            return Files.createDirectories(folder.get());
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    @Override
    public Former former() {
        return former == null
                ? null
                : new Former(former.plan.version(), former.folder.get(), () -> former.plan, formerLeads);
    }

    @Override
    public LocalStream connect() {
        return former == null ? null : former.connectFrom(this);
    }

    private LocalStream connectFrom(final SimPlace further) {
        if (!isListening) {
            return null;
        }
        final SimStream here = new SimStream(node);
        final SimStream there = new SimStream(further.node);
        here.joins(there);
        waiting.add(here);
        further.open.add(there);
        return there;
    }

    @Override
    public LocalStream accept() {
        isListening = true;
        final SimStream next = waiting.poll();
        if (next != null) {
            open.add(next);
        }
        return next;
    }
}
