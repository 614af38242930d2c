package io.twinhub.config;

import java.util.LinkedHashSet;
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
        SpokeNames.check(assigners.computers(), PATH, "assigners", SystemLimits.ASSIGNER_COUNT_MAX, declared, findings);
        final Set<String> all = new LinkedHashSet<>(declared.hubs());
        all.addAll(declared.spokes());
        final String voters = PATH + "/voters";
        for (final String voter : assigners.voters()) {
            if (!all.contains(voter)) {
                Names.unknown(findings, "computer", voter, all, voters);
            }
        }
        SpokeNames.once(assigners.voters(), voters, findings);
    }
}
