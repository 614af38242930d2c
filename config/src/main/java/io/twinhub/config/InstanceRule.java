package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Instances: on which computers the copies run. */
final class InstanceRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<ProgramCopySpec> copies = declared.spec().programCopies();
        int count = 0;
        for (int i = 0; i < copies.size(); i++) {
            final ProgramCopySpec copy = copies.get(i);
            final String path = "programCopies[" + i + "]";
            checkCount(copy, path, declared.spec().assigners() != null, findings);
            for (int j = 0; j < copy.instances().size(); j++) {
                check(copy.instances().get(j), path + "/instances[" + j + "]", declared, findings);
            }
            count += copy.instances().size();
        }
        if (declared.spec().assigners() != null) {
            count += declared.spec().assigners().computers().size();
        }
        if (declared.spec().recorders() != null) {
            count += declared.spec().recorders().computers().size();
        }
        if (declared.spec().sessions() != null) {
            count += declared.spec().sessions().computers().size();
        }
        if (declared.spec().consoles() != null) {
            count += declared.spec().consoles().computers().size();
        }
        if (HubEvent.areWanted(declared.spec())) {
            count += declared.spokes().size(); // the localHubs publish as instances, too
        }
        if (count > SystemLimits.INSTANCE_COUNT_MAX) {
            findings.limit("programCopies", "instances", count, SystemLimits.INSTANCE_COUNT_MAX);
        }
    }

    private static void checkCount(
            final ProgramCopySpec copy, final String path, final boolean hasAssigners, final Findings findings) {
        if (copy.instances().isEmpty()) {
            findings.add(
                    ErrorCode.CONFIG_INSTANCE_MISSING,
                    path,
                    "one instance: the spoke computer on which the copy runs",
                    "Add <instance computer=.../>, or delete the copy.",
                    copy.id());
        } else if (copy.instances().size() > 1 && !hasAssigners) {
            findings.add(
                    ErrorCode.CONFIG_INSTANCE_SECOND,
                    path + "/instances[1]",
                    "one instance per copy in a system without assigners: exactly one instance may be ACTIVE, and somebody has"
                            + " to decide which",
                    "Add <assigners computers=\"...\"/>, or keep one <instance>.",
                    copy.id());
        }
        if (copy.instances().size() > SystemLimits.INSTANCES_PER_COPY_MAX) {
            findings.limit(
                    path,
                    "instances of the copy \"" + copy.id() + "\"",
                    copy.instances().size(),
                    SystemLimits.INSTANCES_PER_COPY_MAX);
        }
        final Set<String> computers = new HashSet<>();
        for (int i = 0; i < copy.instances().size(); i++) {
            final String computer = copy.instances().get(i).computer();
            if (!computers.add(computer)) {
                findings.add(
                        ErrorCode.CONFIG_INSTANCE_SAME_COMPUTER,
                        path + "/instances[" + i + "]/computer",
                        "each instance of a copy on a computer of its own, so that they do not share its fate",
                        "Name another computer, or delete the instance.",
                        copy.id(),
                        computer);
            }
        }
    }

    private static void check(
            final InstanceSpec instance, final String path, final Declarations declared, final Findings findings) {
        final String computer = instance.computer();
        if (declared.hubs().contains(computer) && !declared.spokes().contains(computer)) {
            findings.add(
                    ErrorCode.CONFIG_INSTANCE_ON_HUB,
                    path + "/computer",
                    "a spoke computer: a hub computer is attached to one network only and runs nothing but its hub",
                    "Name a spoke of <computers>.",
                    computer);
        } else if (!declared.spokes().contains(computer)) {
            Names.unknown(findings, "spoke computer", computer, declared.spokes(), path + "/computer");
        }
        if (instance.rank() < 1) {
            findings.add(
                    ErrorCode.CONFIG_RANK_RANGE,
                    path + "/rank",
                    "1 or more; 1 comes first",
                    "Leave the rank out to use 1.",
                    instance.rank());
        }
    }
}
