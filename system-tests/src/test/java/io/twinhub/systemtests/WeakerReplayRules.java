package io.twinhub.systemtests;

import io.twinhub.transport.RoleRules;

/** Rules of last values that look sufficient and are not. Seeds publish too much for these: the next value covers up what was missing. */
enum WeakerReplayRules {
    /** A recorder replays what it has, however far behind it is. */
    REPLAY_WITHOUT_POSITIONS(new RoleRules() {
        @Override
        public boolean awaitsPosition() {
            return false;
        }
    }),
    /** Nobody publishes a value once more that others may have missed. */
    NO_REPUBLISHING(new RoleRules() {
        @Override
        public boolean republishes() {
            return false;
        }
    });

    @SuppressWarnings("ImmutableEnumChecker") // the rules have no state
    private final RoleRules rules;

    WeakerReplayRules(final RoleRules rules) {
        this.rules = rules;
    }

    RoleRules rules() {
        return rules;
    }
}
