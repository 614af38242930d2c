package io.twinhub.config;

import io.twinhub.metadata.ErrorResult;

/**
 * A sealed version as it lies in the home folder.
 *
 * @param version the version id.
 * @param inService false once it was removed; its files stay.
 * @param info what is known about it; null if that is damaged.
 * @param damage why it cannot be used; null if nothing is wrong.
 */
public record SealedVersion(String version, boolean inService, SealInfo info, ErrorResult damage) {}
