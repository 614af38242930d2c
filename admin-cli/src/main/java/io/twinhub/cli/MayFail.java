package io.twinhub.cli;

import io.twinhub.config.SystemPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many computers may fail before an office cannot be filled: that of the assigner, and of the mainHub of each network with several hub computers.
 *
 * @param office of whom: {@code assigner}, or {@code mainHub A}.
 * @param candidates computers that may hold it.
 * @param voters computers of which more than half elect the holder.
 */
record MayFail(String office, int candidates, int voters) {
    private static final String[] NETWORKS = {"A", "B"};

    /** Of all offices that a system has. */
    static List<MayFail> of(final SystemPlan plan) {
        final List<MayFail> all = new ArrayList<>();
        final boolean isAssigned = IntStream.range(0, plan.copyCount())
                .anyMatch(copy -> plan.assigner().assigns(copy));
        if (isAssigned) {
            all.add(new MayFail(
                    "assigner",
                    plan.assigner().computers().length,
                    plan.assigner().voters().length));
        }
        for (int network = 0; network < NETWORKS.length; network++) {
            if (plan.hubs(network).length > 1) {
                all.add(new MayFail(
                        "mainHub " + NETWORKS[network],
                        plan.hubs(network).length,
                        plan.computerCount() - plan.hubCount()));
            }
        }
        return all;
    }

    /** So many voters may fail, and still the others are more than half. */
    int votersThatMayFail() {
        return (voters - 1) / 2;
    }

    /** A voter fewer would bear as many failures. */
    boolean isEven() {
        return voters % 2 == 0;
    }

    String sentence() {
        return String.format(
                "Office of %s: %d of %d candidates may fail, and %d of %d voters%s.",
                office,
                candidates - 1,
                candidates,
                votersThatMayFail(),
                voters,
                isEven() ? "; an even number gives nothing more than " + (voters - 1) : "");
    }

    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("office", office);
        map.put("candidates", candidates);
        map.put("candidatesMayFail", candidates - 1);
        map.put("voters", voters);
        map.put("votersMayFail", votersThatMayFail());
        map.put("evenVoters", isEven());
        return map;
    }
}
