package io.twinhub.benchmarks.path;

import static io.aeron.logbuffer.ControlledFragmentHandler.Action.ABORT;
import static io.aeron.logbuffer.ControlledFragmentHandler.Action.CONTINUE;

import io.aeron.ExclusivePublication;
import io.aeron.Subscription;
import io.aeron.logbuffer.ControlledFragmentHandler;

/** The limit of a mainHub: passes everything on to the other spoke. */
final class MainRelay implements RelayMain.Component {
    private final Subscription[] from;
    private final ControlledFragmentHandler[] handlers;

    MainRelay(final RelayDriver driver, final int port, final int network) {
        from = new Subscription[] {
            driver.subscription(Relay.endpoint(network, Relay.HUB, port), Relay.THERE),
            driver.subscription(Relay.endpoint(network, Relay.HUB, port), Relay.BACK)
        };
        handlers = new ControlledFragmentHandler[] {
            passTo(driver.publication(Relay.endpoint(network, Relay.FAR, port), Relay.THERE)),
            passTo(driver.publication(Relay.endpoint(network, Relay.HERE, port), Relay.BACK))
        };
    }

    private static ControlledFragmentHandler passTo(final ExclusivePublication to) {
        return (buffer, offset, length, header) -> to.offer(buffer, offset, length) > 0 ? CONTINUE : ABORT;
    }

    @Override
    public int doWork() {
        int work = 0;
        for (int i = 0; i < from.length; i++) {
            work += from[i].controlledPoll(handlers[i], Relay.POLL_LIMIT);
        }
        return work;
    }
}
