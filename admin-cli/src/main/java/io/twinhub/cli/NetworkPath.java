package io.twinhub.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The way of one network from a spoke computer to another, by way of each of its hub computers: out of what the localHubs of both ends and the mainHubs count.
 *
 * @param network A or B.
 * @param fault why it does not carry everything; empty if it does.
 */
record NetworkPath(String network, List<Way> ways, Account account, String fault) {
    /** By way of one hub computer. @param hubFault what is wrong with it; empty if nothing is known to be. */
    record Way(String hub, PathLeg up, PathLeg down, String hubFault) {}

    /**
     * What the receiving localHub counts of the source on this network, in numbers of its sequence; -1 if it does not tell.
     *
     * @param behind delivered, and neither brought by this network nor known as lost.
     */
    record Account(long first, long late, long lost, long behind, long lag) {
        static Account of(final String network, final String source, final Map<String, Long> receiver) {
            final String prefix = "source." + source + ".";
            if (!receiver.containsKey(prefix + "both.lost")) {
                return new Account(-1, -1, -1, -1, receiver.getOrDefault("path." + network + ".lag", -1L));
            }
            final long first = receiver.get(prefix + network + ".first");
            final long late = receiver.get(prefix + network + ".late");
            final long lost = receiver.get(prefix + network + ".lost");
            final long delivered = receiver.get(prefix + "A.first")
                    + receiver.get(prefix + "B.first")
                    + receiver.get(prefix + "both.lost");
            return new Account(
                    first,
                    late,
                    lost,
                    Math.max(0, delivered - first - late - lost),
                    receiver.getOrDefault("path." + network + ".lag", -1L));
        }
    }

    /**
     * @param from the sending computer.
     * @param to the receiving computer.
     * @param receiver what the localHub there counts.
     */
    static NetworkPath of(
            final String network,
            final List<Way> ways,
            final String from,
            final String to,
            final Map<String, Long> receiver) {
        final Account account = Account.of(network, from, receiver);
        return new NetworkPath(network, ways, account, fault(network, ways, account, from, to, receiver));
    }

    private static String fault(
            final String network,
            final List<Way> ways,
            final Account account,
            final String from,
            final String to,
            final Map<String, Long> receiver) {
        final String hubs = ways.stream().map(Way::hub).collect(Collectors.joining(", "));
        final Way used =
                ways.stream().filter(way -> way.up.isActive()).findFirst().orElse(null);
        if (used == null) {
            final Way first = ways.get(0);
            final String look = first.hubFault.isEmpty() ? lookAt(from, first.hub) : first.hubFault;
            return first.up.isKnown()
                    ? network + " is broken between " + from + " and " + hubs + " since " + first.up.since() + ": "
                            + look
                    : network + " is not known between " + from + " and " + hubs;
        }
        if (!used.down.isKnown()) {
            return network + " is not known between " + used.hub + " and " + to;
        }
        if (!used.down.isUp()) {
            return network + " is broken between " + used.hub + " and " + to + " since " + used.down.since() + ": "
                    + (used.hubFault.isEmpty() ? lookAt(to, used.hub) : used.hubFault);
        }
        if (receiver.getOrDefault("path." + network + ".behind", 0L) != 0 && account.behind > 0) {
            return network + " does not bring everything of " + from + " to " + to + " just now (" + account.behind
                    + " behind): it catches up, or " + lookAt(to, used.hub);
        }
        return receiver.getOrDefault("path." + network + ".slow", 0L) == 0
                ? ""
                : network + " has no room between " + used.hub + " and " + to + ": look at what " + to
                        + " and its network are busy with";
    }

    private static String lookAt(final String spoke, final String hub) {
        return "look at the cable and the switch of " + spoke + " and " + hub + ", and type on " + spoke
                + ": twinhub doctor --computer " + spoke;
    }

    boolean isWhole() {
        return fault.isEmpty();
    }

    static List<String> legHeadings() {
        return List.of("NETWORK", "LEG", "STATE", "SINCE", "SENT", "NO ROOM", "RECONNECTS");
    }

    List<List<String>> legRows() {
        final List<List<String>> rows = new ArrayList<>();
        ways.forEach(way -> {
            rows.add(way.up.row(network));
            rows.add(way.down.row(network));
        });
        return rows;
    }

    static List<String> accountHeadings() {
        return List.of("NETWORK", "FIRST", "LATE", "LOST", "BEHIND", "LAG OF ALL");
    }

    List<String> accountRow() {
        return List.of(
                network,
                PathLeg.text(account.first),
                PathLeg.text(account.late),
                PathLeg.text(account.lost),
                PathLeg.text(account.behind),
                PathLeg.text(account.lag));
    }

    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("network", network);
        map.put("whole", isWhole());
        map.put("fault", fault);
        map.put("first", account.first);
        map.put("late", account.late);
        map.put("lost", account.lost);
        map.put("behind", account.behind);
        map.put("lag", account.lag);
        map.put("hubs", ways.stream().map(NetworkPath::toMap).toList());
        return map;
    }

    private static Map<String, Object> toMap(final Way way) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("hub", way.hub);
        map.put("active", way.up.isActive());
        map.put("hubFault", way.hubFault);
        map.put("up", way.up.toMap());
        map.put("down", way.down.toMap());
        return map;
    }
}
