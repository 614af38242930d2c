package io.twinhub.start.metrics;

import io.twinhub.config.ConsolesSpec;
import io.twinhub.config.ManagerReport;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessState;
import io.twinhub.start.activation.Lead;
import io.twinhub.start.activation.VersionLead;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether one computer does its part.
 *
 * @param state of the computer.
 * @param reasons why it is not {@link State#READY}, each a sentence for people; empty if it is.
 */
public record Health(State state, List<String> reasons) {
    /** In order: each state is better than the one before. */
    public enum State {
        /** Something that the computer cannot do without is not there: nothing runs yet, a hub process is gone, no network carries. */
        STARTING,
        /** It works with less than it should: one network, a program that is not there, no version that leads; or it is drained. The next fault may be felt. */
        DEGRADED,
        /** All is as configured. */
        READY;

        /** As it is written in JSON and metrics. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String ROLE_PREFIX = "role.";
    private static final String LINK_PREFIX = "link.";
    private static final String ROLE_SUFFIX = ".role";
    private static final int CONNECTED = 1;
    private static final int ACTIVE = 3;
    private static final int NETWORK_COUNT = 2;

    public Health {
        reasons = List.copyOf(reasons);
    }

    /** Whether it does its work, be it with less than it should: who took it out of service then would make matters worse. */
    public boolean isReady() {
        return state != State.STARTING;
    }

    /** Judges by what a start command reports of its computer, with the counters {@code role.} and {@code link.} of its hub processes. */
    public static Health of(final ComputerReport report) {
        final Judgement judgement = new Judgement();
        if (report.processes().processes().isEmpty()) {
            judgement.missing("there is no version to run");
        }
        report.processes().processes().forEach(judgement::judge);
        report.hubs().forEach(judgement::judge);
        report.versions().forEach(judgement::judge);
        report.managers().forEach(judgement::judge);
        if (report.drained()) {
            judgement.lacking("the computer is drained, until: twinhub system drain "
                    + report.processes().computer() + " --undo");
        }
        return new Health(judgement.state, judgement.reasons);
    }

    private static final class Judgement {
        private final List<String> reasons = new ArrayList<>();
        private State state = State.READY;

        void missing(final String reason) {
            state = State.STARTING;
            reasons.add(reason);
        }

        void lacking(final String reason) {
            state = state == State.STARTING ? state : State.DEGRADED;
            reasons.add(reason);
        }

        void judge(final ProcessRecord process) {
            if (process.state() == ProcessState.RUNNING) {
                return;
            }
            final String reason = (process.role() == ProcessPlan.Role.HUB ? process.name() : "copy " + process.name())
                    + " of version " + process.version() + " does not run";
            if (process.role() == ProcessPlan.Role.HUB) {
                missing(reason);
            } else {
                lacking(reason);
            }
        }

        void judge(final HubReport hub) {
            if (!hub.alive()) {
                missing("the hub process of version " + hub.version() + " does not turn");
                return;
            }
            final List<Long> links = hub.counters().entrySet().stream()
                    .filter(counter -> counter.getKey().startsWith(LINK_PREFIX)
                            && counter.getKey().endsWith(ROLE_SUFFIX))
                    .map(Map.Entry::getValue)
                    .toList();
            if (!links.isEmpty()) {
                judgeNetworks(links.stream().filter(role -> role == ACTIVE).count(), hub.version());
            }
            hub.counters().forEach((name, role) -> {
                if (name.startsWith(ROLE_PREFIX) && role <= CONNECTED && !isConsole(name)) {
                    lacking("copy " + name.substring(ROLE_PREFIX.length()) + " of version " + hub.version()
                            + (role == CONNECTED ? " is connected and not ready to act yet" : " is not connected"));
                }
            });
        }

        void judge(final VersionLead version) {
            if (version.lead() == Lead.PAUSED) {
                lacking("version " + version.version() + " " + version.text());
            }
        }

        void judge(final ManagerReport manager) {
            final String of = " of version " + manager.version();
            if (!manager.awaited().isEmpty()) {
                lacking("sessions" + of + " wait for the manager on " + String.join(", ", manager.awaited()));
            }
            if (manager.active() && manager.level().isEmpty()) {
                lacking("nothing that sessions" + of + " save is answered");
            } else if (manager.active() && !manager.level().equals(manager.wanted())) {
                lacking("what sessions" + of + " save is answered at level " + manager.level() + ", not "
                        + manager.wanted());
            }
            if (manager.diskFull()) {
                lacking("the disk of the manager of sessions" + of + " takes nothing");
            }
            if (manager.active() && manager.setAsideCount() > 0) {
                lacking(manager.setAsideCount() + " sessions" + of
                        + " are set aside, until: twinhub session release SESSION");
            }
        }

        /** A console is there while somebody watches. */
        private static boolean isConsole(final String counter) {
            return ConsolesSpec.isConsole(counter.substring(ROLE_PREFIX.length()));
        }

        private void judgeNetworks(final long count, final String version) {
            if (count == 0) {
                missing("no network carries version " + version);
            } else if (count < NETWORK_COUNT) {
                lacking("only one network carries version " + version);
            }
        }
    }
}
