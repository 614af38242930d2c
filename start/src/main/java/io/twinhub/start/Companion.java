package io.twinhub.start;

/** What lives as long as a {@link Supervisor} works: opened and closed under its lock. Never throws: what it cannot do it reports, and the start command goes on without. */
public interface Companion {
    void open(Supervisor supervisor);

    void close();

    /** One that does nothing. */
    static Companion none() {
        return new Companion() {
            @Override
            public void open(final Supervisor supervisor) {}

            @Override
            public void close() {}
        };
    }
}
