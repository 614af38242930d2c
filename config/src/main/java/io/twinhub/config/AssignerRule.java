package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Assigners: on spoke computers, elected by computers that are there, each named once. */
final class AssignerRule implements Rule {
    private static final String PATH = "assigners";

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final AssignersSpec assigners = declared.spec().assigners();
        if (assigners == null) {
            return;
        }
        final String computers = PATH + "/computers";
        if (assigners.computers().isEmpty()) {
            findings.add(
                    ErrorCode.CONFIG_NUMBER_RANGE,
                    computers,
                    "at least one spoke computer, better two or three",
                    "Name the computers, or delete <assigners>.",
                    "number of computers",
                    0);
        }
        for (final String computer : assigners.computers()) {
            if (declared.hubs().contains(computer) && !declared.spokes().contains(computer)) {
                findings.add(
                        ErrorCode.CONFIG_INSTANCE_ON_HUB,
                        computers,
                        "spoke computers: a hub computer is attached to one network only and runs nothing but its hub",
                        "Name spokes of <computers>.",
                        computer);
            } else if (!declared.spokes().contains(computer)) {
                Names.unknown(findings, "spoke computer", computer, declared.spokes(), computers);
            }
        }
        once(assigners.computers(), computers, findings);
        if (assigners.computers().size() > SystemLimits.ASSIGNER_COUNT_MAX) {
            findings.limit(computers, "assigners", assigners.computers().size(), SystemLimits.ASSIGNER_COUNT_MAX);
        }
        final Set<String> all = new LinkedHashSet<>(declared.hubs());
        all.addAll(declared.spokes());
        final String voters = PATH + "/voters";
        for (final String voter : assigners.voters()) {
            if (!all.contains(voter)) {
                Names.unknown(findings, "computer", voter, all, voters);
            }
        }
        once(assigners.voters(), voters, findings);
    }

    private static void once(final List<String> computers, final String path, final Findings findings) {
        final Set<String> seen = new HashSet<>();
        for (final String computer : computers) {
            if (!seen.add(computer)) {
                findings.add(
                        ErrorCode.CONFIG_NAME_DUPLICATE,
                        path,
                        "each computer once",
                        "Delete one of them.",
                        "computer",
                        computer);
            }
        }
    }
}
