package io.twinhub.start.metrics;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The counters of a hub process as metrics. A counter's name holds names of computers and copies, such as {@code link.hub-a.role}; these become
 * labels. A counter that is not listed here is not shown.
 */
final class HubMetrics {
    private static final double NS_PER_SECOND = 1e9;
    private static final String NAMES = "([A-Za-z0-9][A-Za-z0-9._-]*)";

    private enum Kind {
        GAUGE,
        COUNTER,
        /** In nanoseconds; shown in seconds. */
        DURATION
    }

    /**
     * @param pattern of the counter's name; its groups are the values of the labels.
     * @param labels their names.
     */
    private record Shown(Pattern pattern, String metric, Kind kind, String help, List<String> labels) {}

    private static final List<Shown> ALL = List.of(
            shown(
                    "path\\.([AB])\\.(first|late|lost)",
                    "twinhub_path_messages",
                    Kind.COUNTER,
                    "Messages of all sources by what this network did with them: brought the first copy, the second one, or none.",
                    "network",
                    "outcome"),
            shown(
                    "path\\.both\\.lost",
                    "twinhub_lost_messages",
                    Kind.COUNTER,
                    "Messages that neither network brought; each is told to subscribers as a gap."),
            shown(
                    "path\\.([AB])\\.behind",
                    "twinhub_path_behind_sources",
                    Kind.GAUGE,
                    "Sources that this network does not bring continuously now.",
                    "network"),
            shown(
                    "path\\.([AB])\\.lag",
                    "twinhub_path_lag_messages",
                    Kind.GAUGE,
                    "How far this network is behind the other one, over all sources.",
                    "network"),
            shown(
                    "path\\.([AB])\\.skew\\.p50Ns",
                    "twinhub_path_skew_median_seconds",
                    Kind.DURATION,
                    "How much later than the other network this one brings the second copy, typically.",
                    "network"),
            shown(
                    "path\\.([AB])\\.skew\\.p99Ns",
                    "twinhub_path_skew_p99_seconds",
                    Kind.DURATION,
                    "The same, in the worst hundredth.",
                    "network"),
            shown(
                    "source\\." + NAMES + "\\.([AB])\\.(first|late|lost)",
                    "twinhub_source_messages",
                    Kind.COUNTER,
                    "Messages of one source by what this network did with them.",
                    "source",
                    "network",
                    "outcome"),
            shown(
                    "source\\." + NAMES + "\\.both\\.lost",
                    "twinhub_source_lost_messages",
                    Kind.COUNTER,
                    "Messages of one source that neither network brought.",
                    "source"),
            shown("gaps", "twinhub_gaps", Kind.COUNTER, "Gaps that were reported to programs."),
            shown("sources\\.known", "twinhub_known_sources", Kind.GAUGE, "Sources that were heard of."),
            shown(
                    "instances\\.active",
                    "twinhub_active_instances",
                    Kind.GAUGE,
                    "Instances of this computer that are ACTIVE."),
            shown(
                    "events\\.refused",
                    "twinhub_refused_events",
                    Kind.COUNTER,
                    "Events that were refused because their sender may not send them."),
            shown("events\\.sent", "twinhub_sent_events", Kind.COUNTER, "Events of this computer's own copies."),
            shown(
                    "events\\.received",
                    "twinhub_received_events",
                    Kind.COUNTER,
                    "Events that a mainHub has of all spokes."),
            shown("events\\.forwarded", "twinhub_forwarded_events", Kind.COUNTER, "Events that a mainHub forwarded."),
            shown(
                    "events\\.dropped",
                    "twinhub_dropped_events",
                    Kind.COUNTER,
                    "Events that a mainHub left out because a link was full; the other network brings them."),
            shown(
                    "programs\\.throttled",
                    "twinhub_throttled_programs",
                    Kind.COUNTER,
                    "How often a program was held to its share or its limit."),
            shown("runs\\.throttled", "twinhub_throttled_runs", Kind.COUNTER, "Runs that a mainHub held to a limit."),
            shown(
                    "link\\." + NAMES + "\\.role",
                    "twinhub_link_state",
                    Kind.GAUGE,
                    "What the connection to a hub computer is: 0 DOWN, 1 CONNECTED, 2 STANDBY, 3 ACTIVE.",
                    "hub"),
            shown(
                    "link\\." + NAMES + "\\.dropped",
                    "twinhub_link_dropped_events",
                    Kind.COUNTER,
                    "Events that a mainHub left out for a spoke computer because its link was full.",
                    "spoke"),
            shown(
                    "link\\." + NAMES + "\\.openings",
                    "twinhub_link_openings",
                    Kind.COUNTER,
                    "How often the connection to a hub computer opened.",
                    "hub"),
            shown(
                    "receiver\\." + NAMES + "\\.slow",
                    "twinhub_receiver_slow",
                    Kind.GAUGE,
                    "Whether a program copy does not keep up with the events that it subscribes to.",
                    "copy"),
            shown(
                    "receiver\\." + NAMES + "\\.missed",
                    "twinhub_receiver_missed_events",
                    Kind.COUNTER,
                    "Events that a program copy did not get because it was slow.",
                    "copy"),
            shown(
                    "role\\." + NAMES,
                    "twinhub_copy_role",
                    Kind.GAUGE,
                    "What the instance of a program copy on this computer is: 0 DOWN, 1 CONNECTED, 2 STANDBY, 3 ACTIVE.",
                    "copy"));

    private HubMetrics() {}

    private static Shown shown(
            final String pattern, final String metric, final Kind kind, final String help, final String... labels) {
        return new Shown(Pattern.compile(pattern), metric, kind, help, List.of(labels));
    }

    /** Adds the counters of one hub process. */
    static void add(final Families families, final String version, final Map<String, Long> counters) {
        counters.forEach((name, value) -> find(name).ifPresent(found -> {
            final Shown shown = found.getKey();
            final String[] labels = labels(shown, found.getValue(), version);
            switch (shown.kind) {
                case GAUGE -> families.gauge(shown.metric, shown.help, value, labels);
                case COUNTER -> families.counter(shown.metric, shown.help, value, labels);
                case DURATION -> families.gauge(shown.metric, shown.help, value / NS_PER_SECOND, labels);
            }
        }));
    }

    private static Optional<Map.Entry<Shown, Matcher>> find(final String name) {
        for (final Shown shown : ALL) {
            final Matcher matcher = shown.pattern.matcher(name);
            if (matcher.matches()) {
                return Optional.of(Map.entry(shown, matcher));
            }
        }
        return Optional.empty();
    }

    private static String[] labels(final Shown shown, final Matcher matcher, final String version) {
        final String[] labels = new String[2 * (shown.labels.size() + 1)];
        labels[0] = "version";
        labels[1] = version;
        for (int i = 0; i < shown.labels.size(); i++) {
            labels[2 * (i + 1)] = shown.labels.get(i);
            labels[2 * (i + 1) + 1] = matcher.group(i + 1);
        }
        return labels;
    }
}
