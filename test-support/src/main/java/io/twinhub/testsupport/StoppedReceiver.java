package io.twinhub.testsupport;

/** Stops a program and lets it go on, again and again, for longer than queues last. Nobody else may notice. */
final class StoppedReceiver extends SimTimer {
    private static final long MS = FaultTools.MS;

    private final SimSystem system;
    private final SimProgram program;
    private final SimRandom random;
    private final long endNs;

    StoppedReceiver(final SimSystem system, final SimProgram program, final SimRandom random, final long endNs) {
        this.system = system;
        this.program = program;
        this.random = random;
        this.endNs = endNs;
        system.world.clock.schedule(this, system.world.clock.nowNs() + random.between(3000 * MS, 6000 * MS));
    }

    @Override
    void onTimer(final long nowNs) {
        if (nowNs >= endNs) {
            return;
        }
        if (program.isRunning() && !program.node().isPaused()) {
            system.pause(program);
            system.world.clock.schedule(this, nowNs + random.between(500 * MS, 8000 * MS));
        } else {
            system.resume(program);
            system.world.clock.schedule(this, nowNs + random.between(200 * MS, 4000 * MS));
        }
    }
}
