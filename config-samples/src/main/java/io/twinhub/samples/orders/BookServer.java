package io.twinhub.samples.orders;

import io.twinhub.bus.Bus;
import io.twinhub.executive.Executive;
import io.twinhub.samples.StopSignal;

/** A program that keeps books: those of stock or those of accounts, as its command says. */
public final class BookServer {
    private final Executive executive;

    /** @param type of the books: {@code stock} or {@code account}. */
    public BookServer(final Bus bus, final String type) {
        executive =
                Executive.of(bus).serve(type.equals(Shop.STOCK.name()) ? Shop.STOCK : Shop.ACCOUNT, BookSession::new);
    }

    public static void main(final String[] args) {
        try (StopSignal stop = new StopSignal();
                Bus bus = Bus.connect()) {
            final BookServer server = new BookServer(bus, args[0]);
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
