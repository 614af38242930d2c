package io.twinhub.samples.orders;

import io.twinhub.bus.Bus;
import io.twinhub.executive.Executive;
import io.twinhub.samples.StopSignal;

/** A program that takes orders. */
public final class OrderServer {
    private final Executive executive;

    public OrderServer(final Bus bus) {
        executive = Executive.of(bus)
                .serve(Shop.ORDER, OrderSession::new)
                .use(Shop.STOCKS)
                .use(Shop.ACCOUNTS);
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            final OrderServer server = new OrderServer(bus);
            while (!stop.isGiven()) {
                bus.idle(bus.poll() + server.turn());
            }
        }
    }

    /** To be called with each poll of the Bus; returns how much was done. */
    public int turn() {
        return executive.doWork();
    }
}
