package io.twinhub.cli;

import io.twinhub.config.VersionState;
import io.twinhub.metadata.ErrorResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of bringing a version to a computer.
 *
 * @param state what the version is there; null if it is not there.
 * @param tookMs how long that took.
 * @param error why it is not there; null if it is.
 */
record Delivery(String computer, VersionState state, long tookMs, ErrorResult error) {
    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("computer", computer);
        map.put("state", state == null ? "missing" : state.text());
        map.put("tookMs", tookMs);
        if (error != null) {
            map.put("error", Output.toMap(error));
        }
        return map;
    }
}
