package io.twinhub.config;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.timestamp;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * What one connection of a localHub is, to a hub computer or to a program: the value of {@link HubEvent#LINK} and {@link HubEvent#PROGRAM}.
 *
 * @param since when the localHub noticed that the connection is this, in nanoseconds since 1970 UTC.
 */
public record HubConnection(State state, long since) {
    public static final DataClass<HubConnection> TYPE = DataClass.of("HubConnection", HubConnection.class)
            .doc("What one connection of a localHub is, to a hub computer or to a program.")
            .field(enumeration("state", HubConnection::state, List.of(State.values()))
                    .doc("Down, connected, standby or active."))
            .field(timestamp("since", HubConnection::since)
                    .doc("When the localHub noticed that the connection is this."))
            .build(v -> new HubConnection(v.get(0), v.getLong(1)));

    /** The four states, in the order of their numbers wherever they are told as a number. */
    public enum State {
        /** Not linked; or, of an assigned instance, out of contact with the system. */
        DOWN,
        /** Linked, but not fit to act yet. */
        CONNECTED,
        /** Fit to act in place of another one. */
        STANDBY,
        /** It acts: a hub gets what this localHub sends on its network, a program may publish. */
        ACTIVE;

        /**
         * The one table of what follows from what. There are no further rules about which state follows which: any may follow any.
         *
         * @param isThere of a hub: its admin stream is up; of a program: it lives, and the system counts on it.
         * @param isFit of a hub: all its streams are up; of a program: it has caught up, and there are other instances, or it acts.
         * @param isChosen of a hub: this localHub sends there; of a program: it has a copy epoch.
         */
        public static State of(final boolean isThere, final boolean isFit, final boolean isChosen) {
            if (!isThere) {
                return DOWN;
            }
            if (!isFit) {
                return CONNECTED;
            }
            return isChosen ? ACTIVE : STANDBY;
        }

        /** Its number: {@code RoleCode} on the wire, and in counters. */
        public int code() {
            return ordinal();
        }
    }
}
