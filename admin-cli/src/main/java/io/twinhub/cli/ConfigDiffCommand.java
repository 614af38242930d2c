package io.twinhub.cli;

import io.twinhub.config.SealedVersions;
import io.twinhub.config.SpecChange;
import io.twinhub.config.SystemDiff;
import io.twinhub.config.SystemSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what differs between two sealed versions. */
@Command(
        name = "diff",
        description = {
            "Show what changes from one sealed version to another, by specification type and by what it means:",
            "a computer that was renamed is one change, and a longer range of events is that many events more."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub config diff 2026.11.21-1 2026.11.21-2")
final class ConfigDiffCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(index = "0", paramLabel = "FROM", description = "Version id; twinhub config list shows them.")
    private String from;

    @Parameters(index = "1", paramLabel = "TO", description = "Version id.")
    private String to;

    @Override
    public Integer call() {
        final Output output = common.output();
        final SealedVersions versions = new SealedVersions(common.home());
        final SystemSpec former = versions.load(from);
        final SystemSpec later = versions.load(to);
        final List<SpecChange> changes = SystemDiff.between(former, later);
        output.result(toMap(changes));
        if (changes.isEmpty()) {
            output.line("Versions %s and %s differ in nothing but their ids.", from, to);
        } else {
            output.line(
                    "From version %s to version %s of system %s: %d %s.",
                    from, to, later.name(), changes.size(), changes.size() == 1 ? "change" : "changes");
            print(changes, output);
        }
        return Twinhub.EXIT_DONE;
    }

    private static void print(final List<SpecChange> changes, final Output output) {
        String type = "";
        for (final SpecChange change : changes) {
            if (!change.type().equals(type)) {
                type = change.type();
                output.line("%s", type);
            }
            final String details = String.join(" ", change.details());
            switch (change.kind()) {
                case ADDED -> output.line("  + %s", (change.name() + " " + details).strip());
                case REMOVED -> output.line("  - %s", change.name());
                case RENAMED -> output.line("  ~ %s is now called %s", change.name(), details);
                case REORDERED -> output.line("  ~ the same in another order");
                case CHANGED -> {
                    output.line("  ~ %s", change.name());
                    change.details().forEach(detail -> output.line("      %s", detail));
                }
            }
        }
    }

    private Map<String, Object> toMap(final List<SpecChange> changes) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", from);
        map.put("to", to);
        map.put("changes", changes.stream().map(ConfigDiffCommand::toMap).toList());
        return map;
    }

    private static Map<String, Object> toMap(final SpecChange change) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", change.type());
        map.put("kind", change.kind().name().toLowerCase(Locale.ROOT));
        map.put("name", change.name());
        map.put("details", change.details());
        return map;
    }
}
