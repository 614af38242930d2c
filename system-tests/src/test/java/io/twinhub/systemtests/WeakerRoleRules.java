package io.twinhub.systemtests;

import io.twinhub.transport.RoleRules;

/** Rules of roles that look sufficient and are not. */
enum WeakerRoleRules {
    /** A successor begins at once, and what of the former one is still on its way is dropped. */
    FENCE_BEFORE_DRAIN(new RoleRules() {
        @Override
        public boolean awaitsDrain() {
            return false;
        }
    }),
    /** A hub takes a computer for silent before the lease that it granted is over. */
    NO_LEASE_MARGIN(new RoleRules() {
        @Override
        public long silentAfterNs() {
            return super.silentAfterNs() / 4;
        }
    }),
    /** An assignment takes effect, however old, if only the instance still lives. */
    OLD_ASSIGNMENTS(new RoleRules() {
        @Override
        public boolean livesAnew() {
            return false;
        }
    });

    @SuppressWarnings("ImmutableEnumChecker") // the rules have no state
    private final RoleRules rules;

    WeakerRoleRules(final RoleRules rules) {
        this.rules = rules;
    }

    RoleRules rules() {
        return rules;
    }
}
