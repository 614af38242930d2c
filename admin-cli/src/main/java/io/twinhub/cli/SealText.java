package io.twinhub.cli;

import io.twinhub.config.SealInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the console says about the seal of a version. */
final class SealText {
    private SealText() {}

    /** For scripts. */
    static Map<String, Object> toMap(final SealInfo info) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", info.version());
        map.put("system", info.system());
        map.put("slot", info.slot());
        map.put("port", info.port());
        map.put("contentHash", info.contentHash());
        map.put("author", info.author());
        map.put("sealedAt", time(info));
        map.put("reason", info.reason());
        return map;
    }

    /** When it was sealed, in UTC to the second. */
    static String time(final SealInfo info) {
        return Instant.ofEpochMilli(info.sealedAtMs())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
