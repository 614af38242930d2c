package io.twinhub.systemtests;

import io.twinhub.bus.ConnectionRules;

/** Rules of message connections that look sufficient and are not. */
enum WeakerConnectionRules {
    /** Positions are told as what was consumed since the last word, and added up; but each word comes over both networks. */
    INCREMENTAL_CREDIT(new ConnectionRules() {
        @Override
        public long toTell(final long consumed, final long toldBefore) {
            return consumed - toldBefore;
        }

        @Override
        public long heard(final long told, final long known) {
            return known + told;
        }
    }),
    /** What hubs and localHubs drop is not sent again: with two networks one will carry it. */
    NOTHING_RESENT(new ConnectionRules() {
        @Override
        public boolean resends() {
            return false;
        }
    }),
    /** Segments of a former connection count for the present one. */
    EPOCHS_IGNORED(new ConnectionRules() {
        @Override
        public boolean belongs(
                final long senderEpoch, final long receiverEpoch, final long peerEpoch, final long ownEpoch) {
            return true;
        }
    }),
    /** What comes ahead of a hole is delivered. */
    HOLE_IGNORED(new ConnectionRules() {
        @Override
        public boolean continues(final long position, final long taken) {
            return true;
        }
    });

    @SuppressWarnings("ImmutableEnumChecker") // rules have no state
    private final ConnectionRules rules;

    WeakerConnectionRules(final ConnectionRules rules) {
        this.rules = rules;
    }

    ConnectionRules rules() {
        return rules;
    }
}
