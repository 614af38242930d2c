package io.twinhub.systemtests;

import io.twinhub.transport.PathRules;

/** Rules that look sufficient and are not. A test that does not notice them tests nothing. */
enum WeakerRules {
    /** A run is taken as if it left out nothing, wherever its interval begins. */
    AFTER_IGNORED(new PathRules() {
        @Override
        public boolean continues(final long after, final long delivered) {
            return true;
        }
    }),
    /** After a hole the next interval begins as if the hole had been forwarded. */
    HOLE_REPORTED_AS_COVERED(new PathRules() {
        @Override
        public long afterHole(final long covered, final long missed) {
            return covered;
        }
    }),
    /** The first run of a restarted source is delivered while the other path still has the tail of its former life. */
    NEW_SOURCE_EPOCH_NOT_HELD(new PathRules() {
        @Override
        public boolean holdsNewEpoch() {
            return false;
        }
    }),
    /** What finds no room among the runs that are held back is delivered instead of dropped. */
    HOLD_BACK_OVERFLOW_DELIVERED(new PathRules() {
        @Override
        public boolean dropsOnOverflow() {
            return false;
        }
    }),
    /** Latest values are taken as if they were all, at once, although the other path brings all. */
    CONFLATED_TAKEN_AT_ONCE(new PathRules() {
        @Override
        public boolean holdsConflated() {
            return false;
        }
    });

    @SuppressWarnings("ImmutableEnumChecker") // rules have no state
    private final PathRules rules;

    WeakerRules(final PathRules rules) {
        this.rules = rules;
    }

    PathRules rules() {
        return rules;
    }
}
