package io.twinhub.localhub;

import io.twinhub.transport.LinkState;
import io.twinhub.transport.Observer;
import io.twinhub.transport.Stream;

/** Tells of links as those to programs. */
record ProgramObserver(Observer observer) implements Observer {
    @Override
    public void onLinkState(
            final Stream stream, final int instance, final LinkState from, final LinkState to, final String reason) {
        observer.onProgramState(stream, instance, from, to, reason);
    }
}
