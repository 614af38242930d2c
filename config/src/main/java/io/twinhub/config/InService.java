package io.twinhub.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which versions of a system are in service in a home: those that run where nobody ordered anything else. */
public final class InService {
    private final Home home;
    private final SealedVersions versions;

    public InService(final Home home) {
        this.home = home;
        versions = new SealedVersions(home);
    }

    /** Those of a system, ordered by version id. */
    public List<String> of(final String system) {
        return versions.list().stream()
                .filter(known -> known.inService()
                        && known.info() != null
                        && known.info().system().equals(system))
                .map(SealedVersion::version)
                .toList();
    }

    /** This one and no other version of its system is in service from now on; the others wait. One that is not here or was removed stays what it is. */
    public void put(final String system, final String version) {
        try {
            StoreLock.hold(home.versions().resolve(SealedVersions.LOCK_FILE), () -> {
                for (final String other : of(system)) {
                    if (!other.equals(version)) {
                        OwnerOnlyFiles.write(waiting(other), VersionFolder.MARK);
                    }
                }
                if (Files.deleteIfExists(waiting(version))) {
                    OwnerOnlyFiles.forceFolder(home.version(version));
                }
                return version;
            });
        } catch (final IOException e) {
            throw OwnerOnlyFiles.failed(home.versions(), e);
        }
    }

    private Path waiting(final String version) {
        return home.version(version).resolve(VersionFolder.WAITING_FILE);
    }
}
