package io.twinhub.transport;

/** What the owner of a link does when it opens or breaks. Called on the owner's thread, from within its duty cycle. */
public interface LinkListener {
    /** For links whose users notice by themselves what they missed. */
    LinkListener NONE = new LinkListener() {
        @Override
        public void onLinkUp(final Link link) {
            // whoever has something to say says it
        }

        @Override
        public void onLinkDown(final Link link, final String reason) {
            // what was on the way is sent again end to end
        }
    };

    /** Both ends know each other: what is written now is the first that the peer reads. */
    void onLinkUp(Link link);

    /** Everything not yet consumed by the peer is gone. */
    void onLinkDown(Link link, String reason);
}
