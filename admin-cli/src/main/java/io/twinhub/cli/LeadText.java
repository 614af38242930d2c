package io.twinhub.cli;

import io.twinhub.start.activation.Lead;
import io.twinhub.start.activation.VersionLead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the versions stand that run on a computer, for people and scripts. */
final class LeadText {
    private LeadText() {}

    /** In a few words, such as {@code 2 leads 42 s, 1 beside}; empty where none runs. */
    static String brief(final List<VersionLead> versions) {
        return versions.stream()
                .map(version -> version.version() + " " + version.lead().text()
                        + (version.leftMs() == 0 ? "" : " " + version.leftSeconds() + " s"))
                .collect(Collectors.joining(", "));
    }

    /** Whether it is as it is most of the time: one version at most, and it leads for good. */
    static boolean isUsual(final List<VersionLead> versions) {
        return versions.size() <= 1
                && versions.stream().allMatch(version -> version.lead() == Lead.LEADS && version.leftMs() == 0);
    }

    static List<Map<String, Object>> toList(final List<VersionLead> versions) {
        return versions.stream().map(LeadText::toMap).toList();
    }

    private static Map<String, Object> toMap(final VersionLead version) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", version.version());
        map.put("lead", version.lead().text());
        map.put("leftMs", version.leftMs());
        return map;
    }
}
