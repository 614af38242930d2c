package io.twinhub.start;

import java.util.List;

/** What lives as long as a {@link Supervisor} works: opened and closed under its lock. Never throws: what it cannot do it reports, and the start command goes on without. */
public interface Companion {
    void open(Supervisor supervisor);

    void close();

    /** Several; closed in the reverse order. */
    static Companion all(final List<Companion> companions) {
        return new Companion() {
            @Override
            public void open(final Supervisor supervisor) {
                companions.forEach(companion -> companion.open(supervisor));
            }

            @Override
            public void close() {
                for (int i = companions.size() - 1; i >= 0; i--) {
                    companions.get(i).close();
                }
            }
        };
    }

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
