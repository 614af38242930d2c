package io.twinhub.start.control;

/**
 * Who is at the other end.
 *
 * @param name of the computer or administrator, as its certificate says.
 */
public record Peer(Exchange.Right right, String name) {
    /** Who reached the local socket is the owner of the home. */
    static final Peer OWNER = new Peer(Exchange.Right.ADMINISTRATOR, System.getProperty("user.name"));

    boolean may(final Exchange<?, ?> exchange) {
        return right.compareTo(exchange.asker()) >= 0;
    }

    @Override
    public String toString() {
        return (right == Exchange.Right.COMPUTER ? "The computer " : "The administrator ") + name;
    }
}
