package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Copies that are kept apart: known ones, and on computers that are all different from those of the other copy. */
final class ApartRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<ProgramCopySpec> copies = declared.spec().programCopies();
        final Map<String, ProgramCopySpec> byId = new HashMap<>();
        copies.forEach(copy -> byId.putIfAbsent(copy.id(), copy));
        final Set<Set<String>> checkedPairs = new HashSet<>();
        for (int i = 0; i < copies.size(); i++) {
            final ProgramCopySpec copy = copies.get(i);
            final String path = "programCopies[" + i + "]/apart";
            for (final String other : copy.apart()) {
                if (!byId.containsKey(other)) {
                    Names.unknown(findings, "program copy", other, declared.copies(), path);
                } else if (other.equals(copy.id())) {
                    findings.add(
                            ErrorCode.CONFIG_APART_FROM_ITSELF,
                            path,
                            "other copies; the instances of one copy are on different computers in any case",
                            "Delete the name.",
                            copy.id());
                } else if (checkedPairs.add(Set.of(copy.id(), other))) {
                    checkPair(copy, byId.get(other), path, findings);
                }
            }
        }
    }

    private static void checkPair(
            final ProgramCopySpec copy, final ProgramCopySpec other, final String path, final Findings findings) {
        final Set<String> computers = new HashSet<>();
        other.instances().forEach(instance -> computers.add(instance.computer()));
        for (final InstanceSpec instance : copy.instances()) {
            if (computers.contains(instance.computer())) {
                findings.add(
                        ErrorCode.CONFIG_APART_TOGETHER,
                        path,
                        "two copies that share no computer",
                        "Move an instance of one of them, or take the name out of apart.",
                        copy.id(),
                        other.id(),
                        instance.computer());
            }
        }
    }
}
