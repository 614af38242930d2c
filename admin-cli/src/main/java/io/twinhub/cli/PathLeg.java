package io.twinhub.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spoke computer's connection to a hub computer, for one direction of events. A figure that nobody told is -1.
 *
 * @param title such as {@code plant -> hub-a}.
 * @param role what the connection is, as the spoke says; -1 if it says nothing.
 * @param sinceMs since when, in milliseconds since 1970.
 * @param sent events that were sent on it; of the way up: all that its computer sent.
 * @param noRoom what found no room on it: of the way up how often, of the way down events.
 * @param reconnects how often it opened again.
 */
record PathLeg(String title, long role, long sinceMs, long sent, long noRoom, long reconnects) {
    private static final long STANDBY = SystemStatusCommand.ROLES.indexOf("STANDBY");
    private static final long ACTIVE = SystemStatusCommand.ROLES.indexOf("ACTIVE");
    private static final long UNKNOWN = -1;

    /** The way up. @param spoke what the spoke's localHub counts. */
    static PathLeg up(final String spokeName, final String hubName, final Map<String, Long> spoke) {
        return leg(
                spokeName + " -> " + hubName,
                hubName,
                spoke,
                spoke.getOrDefault("events.sent", UNKNOWN),
                spoke.getOrDefault("link." + hubName + ".noRoom", UNKNOWN));
    }

    /** The way down. @param hub what the mainHub counts; nothing if it does not answer. */
    static PathLeg down(
            final String hubName, final String spokeName, final Map<String, Long> hub, final Map<String, Long> spoke) {
        return leg(
                hubName + " -> " + spokeName,
                hubName,
                spoke,
                hub.getOrDefault("link." + spokeName + ".forwarded", UNKNOWN),
                hub.getOrDefault("link." + spokeName + ".dropped", UNKNOWN));
    }

    private static PathLeg leg(
            final String title,
            final String hubName,
            final Map<String, Long> spoke,
            final long sent,
            final long noRoom) {
        final String prefix = "link." + hubName + ".";
        return new PathLeg(
                title,
                spoke.getOrDefault(prefix + "role", UNKNOWN),
                spoke.getOrDefault(prefix + "sinceMs", UNKNOWN),
                sent,
                noRoom,
                spoke.containsKey(prefix + "openings") ? Math.max(0, spoke.get(prefix + "openings") - 1) : UNKNOWN);
    }

    boolean isKnown() {
        return role != UNKNOWN;
    }

    /** Whether all its streams are up, so that whatever the other end sends arrives. */
    boolean isUp() {
        return role >= STANDBY;
    }

    /** Whether the spoke sends there. */
    boolean isActive() {
        return role == ACTIVE;
    }

    String state() {
        return role < 0 || role >= SystemStatusCommand.ROLES.size()
                ? "unknown"
                : SystemStatusCommand.ROLES.get((int) role);
    }

    String since() {
        return sinceMs <= 0 ? "-" : Instant.ofEpochMilli(sinceMs).toString();
    }

    List<String> row(final String network) {
        return List.of(network, title, state(), since(), text(sent), text(noRoom), text(reconnects));
    }

    static String text(final long figure) {
        return figure == UNKNOWN ? "-" : Long.toString(figure);
    }

    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("state", state());
        map.put("since", sinceMs <= 0 ? null : since());
        map.put("sent", sent == UNKNOWN ? null : sent);
        map.put("noRoom", noRoom == UNKNOWN ? null : noRoom);
        map.put("reconnects", reconnects == UNKNOWN ? null : reconnects);
        return map;
    }
}
