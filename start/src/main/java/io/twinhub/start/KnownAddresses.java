package io.twinhub.start;

import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.VersionState;
import io.twinhub.start.keys.AddressBook;
import java.util.List;
import java.util.stream.Collectors;

/** Where the computers of a system are reached, as far as the versions in a home say. For one thread. */
public final class KnownAddresses {
    private final SealedVersions sealedVersions;
    private List<String> readVersions = List.of();
    private AddressBook book;

    /** @param base what is known without any version. */
    public KnownAddresses(final SealedVersions sealedVersions, final AddressBook base) {
        this.sealedVersions = sealedVersions;
        book = base;
    }

    /** All addresses of all versions that are not removed, and what was known before. */
    public AddressBook now() {
        final List<String> versions = sealedVersions.list().stream()
                .filter(version -> version.damage() == null && version.state() != VersionState.REMOVED)
                .filter(version -> version.info().system().equals(book.system()))
                .map(SealedVersion::version)
                .collect(Collectors.toList());
        for (final String version : versions) {
            // What is sealed never changes.
            if (!readVersions.contains(version)) {
                book = book.and(AddressBook.of(sealedVersions.load(version)));
            }
        }
        readVersions = versions;
        return book;
    }
}
