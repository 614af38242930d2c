package io.twinhub.transport;

/** What the owner of a link does when it opens or breaks. Called on the owner's thread, from within its duty cycle. */
public interface LinkListener {
    /** Both ends know each other: what is written now is the first that the peer reads. */
    void onLinkUp(Link link);

    /** Everything not yet consumed by the peer is gone. */
    void onLinkDown(Link link, String reason);
}
