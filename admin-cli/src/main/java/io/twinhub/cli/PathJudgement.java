package io.twinhub.cli;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.start.AskedComputers.Answer;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether events pass from one end to another, and if not, where to look: out of what start commands answered. */
final class PathJudgement {
    private static final long CONNECTED = SystemStatusCommand.ROLES.indexOf("CONNECTED");
    private static final long ACTIVE = SystemStatusCommand.ROLES.indexOf("ACTIVE");

    private final SystemPlan plan;
    private final PathEnd from;
    private final PathEnd to;
    private final Map<String, Answer<ComputerReport>> answers;
    private final ComputerPlan fromComputer;
    private final ComputerPlan toComputer;
    private final List<String> events;
    private final boolean hasConnection;
    private final List<NetworkPath> networks = new ArrayList<>();

    /** @param answers by computer: of both ends and all hub computers. */
    PathJudgement(
            final SystemPlan plan,
            final PathEnd from,
            final PathEnd to,
            final Map<String, Answer<ComputerReport>> answers) {
        this.plan = plan;
        this.from = from;
        this.to = to;
        this.answers = answers;
        fromComputer = from.place(computer -> role(from, computer));
        toComputer = to.place(computer -> role(to, computer));
        events = from.eventsTo(to, plan);
        hasConnection = from.copiesOf(plan).stream()
                .anyMatch(one -> to.copiesOf(plan).stream()
                        .anyMatch(other -> plan.connectionId(one.id(), other.id()) >= 0
                                || plan.connectionId(other.id(), one.id()) >= 0));
        if (fromComputer.id() != toComputer.id()) {
            for (int network = 0; network < HubCounts.NETWORKS.size(); network++) {
                networks.add(network(network));
            }
        }
    }

    /** The same, with another answer of the receiving computer. */
    PathJudgement with(final Answer<ComputerReport> receiver) {
        final Map<String, Answer<ComputerReport>> all = new HashMap<>(answers);
        all.put(receiver.computer(), receiver);
        return new PathJudgement(plan, from, to, all);
    }

    private NetworkPath network(final int network) {
        final List<NetworkPath.Way> ways = Arrays.stream(plan.hubs(network))
                .mapToObj(id -> plan.computer(id).name())
                .map(hub -> new NetworkPath.Way(
                        hub,
                        PathLeg.up(fromComputer.name(), hub, counters(fromComputer.name())),
                        PathLeg.down(hub, toComputer.name(), counters(hub), counters(toComputer.name())),
                        hubFault(hub)))
                .toList();
        return NetworkPath.of(
                HubCounts.NETWORKS.get(network),
                ways,
                fromComputer.name(),
                toComputer.name(),
                counters(toComputer.name()));
    }

    /** What is wrong with the hub process of a computer; empty if nothing is known to be. */
    private String hubFault(final String computer) {
        final Answer<ComputerReport> answer = answers.get(computer);
        if (answer.answer() == null) {
            return "the start command of " + computer + " does not answer: look whether it runs";
        }
        return answer.answer().hubs().stream().anyMatch(hub -> hub.alive() && isOfVersion(hub))
                ? ""
                : "no hub process of version " + plan.version() + " turns on " + computer
                        + ": twinhub system status --via " + computer;
    }

    /** What the hub process of a computer counts; nothing if it does not turn or is not heard. */
    private Map<String, Long> counters(final String computer) {
        final Answer<ComputerReport> answer = answers.get(computer);
        return answer.answer() == null
                ? Map.of()
                : answer.answer().hubs().stream()
                        .filter(hub -> hub.alive() && isOfVersion(hub))
                        .findFirst()
                        .map(HubReport::counters)
                        .orElse(Map.of());
    }

    private boolean isOfVersion(final HubReport hub) {
        return hub.version().equals(plan.version());
    }

    private long role(final PathEnd end, final ComputerPlan computer) {
        return end.copy() == null
                ? ACTIVE
                : counters(computer.name()).getOrDefault("role." + end.copy().name(), -1L);
    }

    String fromComputer() {
        return fromComputer.name();
    }

    String toComputer() {
        return toComputer.name();
    }

    List<NetworkPath> networks() {
        return networks;
    }

    /** Who is where. */
    String ends() {
        return "From " + text(from, fromComputer) + " to " + text(to, toComputer) + ", version " + plan.version() + ".";
    }

    private String text(final PathEnd end, final ComputerPlan computer) {
        if (end.copy() == null) {
            return "computer " + end.name();
        }
        final long role = role(end, computer);
        return end.name() + " (" + (role < 0 ? "not heard" : SystemStatusCommand.ROLES.get((int) role)) + " on "
                + computer.name() + ")";
    }

    /** What may pass by the configuration. */
    String rights(final int shownMax) {
        final String messages = hasConnection ? "A message connection between them is allowed." : "";
        if (events.isEmpty()) {
            return hasConnection ? messages + " No events pass." : "The configuration lets nothing pass.";
        }
        return events.size() + (events.size() == 1 ? " event" : " events") + " may pass: "
                + String.join(", ", events.subList(0, Math.min(shownMax, events.size())))
                + (events.size() > shownMax ? ", …" : ".")
                + (hasConnection ? " " + messages : "");
    }

    boolean isWhole() {
        return reasons().isEmpty();
    }

    /** One line: all is well, or what is wrong and where to look. */
    String sentence() {
        final List<String> reasons = reasons();
        if (!reasons.isEmpty()) {
            return String.join(" ", reasons);
        }
        return networks.isEmpty()
                ? "Both are on " + fromComputer.name() + ": no network is needed."
                : "Both paths are whole.";
    }

    private List<String> reasons() {
        final List<String> reasons = new ArrayList<>();
        if (events.isEmpty() && !hasConnection) {
            reasons.add("Nothing of " + from.name() + " reaches " + to.name()
                    + ": no <publisher> of it has a <subscriber> there.");
        }
        for (final ComputerPlan end :
                fromComputer.equals(toComputer) ? List.of(fromComputer) : List.of(fromComputer, toComputer)) {
            final String fault = hubFault(end.name());
            if (!fault.isEmpty()) {
                reasons.add(fault.substring(0, 1).toUpperCase(Locale.ROOT) + fault.substring(1) + ".");
            }
        }
        if (reasons.isEmpty()) {
            addFaultsOfPrograms(reasons);
        }
        networks.stream()
                .filter(network -> !network.isWhole())
                .map(network -> network.fault() + ".")
                .forEach(reasons::add);
        final List<NetworkPath> whole =
                networks.stream().filter(NetworkPath::isWhole).toList();
        if (whole.size() == 1) {
            reasons.add("Meanwhile " + whole.get(0).network() + " carries everything.");
        }
        return reasons;
    }

    private void addFaultsOfPrograms(final List<String> reasons) {
        if (from.copy() != null && role(from, fromComputer) != ACTIVE) {
            reasons.add(
                    from.name() + " is ACTIVE nowhere, so it sends nothing: twinhub system why " + from.name() + ".");
        }
        if (to.copy() != null && role(to, toComputer) < CONNECTED) {
            reasons.add(to.name() + " is not connected on " + toComputer.name() + ": twinhub logs " + to.name() + ".");
        } else if (to.copy() != null
                && counters(toComputer.name()).getOrDefault("receiver." + to.name() + ".slow", 0L) != 0) {
            reasons.add(to.name() + " does not keep up with its events: look at what it is busy with.");
        }
    }

    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", from.name());
        map.put("fromComputer", fromComputer.name());
        map.put("to", to.name());
        map.put("toComputer", toComputer.name());
        map.put("version", plan.version());
        map.put("events", events);
        map.put("messages", hasConnection);
        map.put("networks", networks.stream().map(NetworkPath::toMap).toList());
        map.put("whole", isWhole());
        map.put("judgement", sentence());
        return map;
    }
}
