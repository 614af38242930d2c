package io.twinhub.cli;

import io.twinhub.config.SealInfo;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows which versions there are. */
@Command(
        name = "list",
        description = "Show the sealed versions.",
        footerHeading = "%nExample:%n",
        footer = "  twinhub config list")
final class ConfigListCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        final Output output = common.output();
        final List<SealedVersion> versions = new SealedVersions(common.home()).list();
        output.result(versions.stream().map(ConfigListCommand::toMap).toList());
        if (versions.isEmpty()) {
            output.line(
                    "No version is sealed in %s; begin with: twinhub config import FILE",
                    common.home().root());
            return Twinhub.EXIT_DONE;
        }
        final List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("VERSION", "SYSTEM", "SLOT", "PORT", "STATE", "SEALED AT", "BY", "REASON"));
        versions.forEach(version -> rows.add(row(version)));
        output.table(rows);
        return Twinhub.EXIT_DONE;
    }

    private static List<String> row(final SealedVersion version) {
        final SealInfo info = version.info();
        if (info == null) {
            return List.of(
                    version.version(),
                    "",
                    "",
                    "",
                    state(version),
                    "",
                    "",
                    version.damage().text());
        }
        return List.of(
                version.version(),
                info.system(),
                Integer.toString(info.slot()),
                Integer.toString(info.port()),
                state(version),
                SealText.time(info),
                info.author(),
                info.reason());
    }

    private static Map<String, Object> toMap(final SealedVersion version) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", version.version());
        map.put("state", state(version));
        if (version.info() != null) {
            map.putAll(SealText.toMap(version.info()));
        }
        if (version.damage() != null) {
            map.put("damage", Output.toMap(version.damage()));
        }
        return map;
    }

    private static String state(final SealedVersion version) {
        if (version.damage() != null) {
            return "damaged";
        }
        return version.state().text();
    }
}
