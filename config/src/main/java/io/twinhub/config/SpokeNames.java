package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lists of the spoke computers on which a part of the infrastructure runs. */
final class SpokeNames {
    private SpokeNames() {}

    /**
     * Spoke computers that are there, at least one, each once.
     *
     * @param element the element of the text with the attribute {@code computers}.
     * @param what runs there.
     */
    static void check(
            final List<String> named,
            final String element,
            final String what,
            final int limit,
            final Declarations declared,
            final Findings findings) {
        final String computers = element + "/computers";
        if (named.isEmpty()) {
            findings.add(
                    ErrorCode.CONFIG_NUMBER_RANGE,
                    computers,
                    "at least one spoke computer, better two or three",
                    "Name the computers, or delete <" + element + ">.",
                    "number of computers",
                    0);
        }
        for (final String computer : named) {
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
        once(named, computers, findings);
        if (named.size() > limit) {
            findings.limit(computers, what, named.size(), limit);
        }
    }

    /** Each computer once. */
    static void once(final List<String> computers, final String path, final Findings findings) {
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
