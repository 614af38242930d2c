package io.twinhub.config;

import io.twinhub.metadata.ErrorResult;

/**
 * A sealed version as it lies in the home folder.
 *
 * @param version the version id.
 * @param state what it is there.
 * @param info what is known about it; null if that is damaged.
 * @param damage why it cannot be used; null if nothing is wrong.
 */
public record SealedVersion(String version, VersionState state, SealInfo info, ErrorResult damage) {
    /** Whether start commands of the home run it. */
    public boolean inService() {
        return state == VersionState.IN_SERVICE;
    }
}
