package io.twinhub.start.control;

import io.twinhub.start.keys.Peer;
import java.io.Closeable;
import java.io.IOException;

/** Where connections come in. */
interface Door extends Closeable {
    /** Waits for the next one; after an IOException it may be tried again, unless the door was closed. */
    Visitor accept() throws IOException;

    /** For people: the address or the file. */
    String place();

    /** Somebody who connected and has not said a word yet. */
    interface Visitor extends Closeable {
        /** Finds out who it is, which may take as long as the visitor likes; for an error see its message. */
        Entered enter() throws IOException;
    }

    /** A visitor who is known. */
    record Entered(Wire wire, Peer peer) {}
}
