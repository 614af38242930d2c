package io.twinhub.runtime;

/** Starts a hub process that ends with it, and waits for its own end. */
final class ParentMain {
    private ParentMain() {}

    public static void main(final String[] args) {
        ChildJvm.start(EchoHubMain.class, args[0], args[1], "orphan").awaitForever();
    }
}
