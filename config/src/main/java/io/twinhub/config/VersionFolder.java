package io.twinhub.config;

import io.twinhub.metadata.SerialCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.agrona.IoUtil;

/** What lies in the folder of a sealed version: its content, its seal, what it is here, and what the administrator signed. */
public record VersionFolder(Path folder) {
    static final String REMOVED_FILE = "removed";
    static final String WAITING_FILE = "waiting";
    static final String STATEMENT_FILE = "statement.serial";
    static final byte[] MARK = new byte[0];

    /**
     * Makes the folder of a version in one step, while the caller holds the lock of the store.
     *
     * @param beside further files, by their names.
     */
    static SealInfo create(final Home home, final SealInfo info, final byte[] content, final Map<String, byte[]> beside)
            throws IOException {
        final Path folder = home.versions().resolve("." + info.version() + ".new");
        // Left behind by a seal that was killed; nobody else is here as long as we hold the lock.
        IoUtil.delete(folder.toFile(), true);
        OwnerOnlyFiles.createFolder(folder);
        try {
            OwnerOnlyFiles.writeNew(folder.resolve(SealedVersions.SYSTEM_FILE), content);
            OwnerOnlyFiles.writeNew(
                    folder.resolve(SealedVersions.SEAL_FILE),
                    SerialCodec.of(SealInfo.TYPE).encode(info));
            for (final Map.Entry<String, byte[]> file : beside.entrySet()) {
                OwnerOnlyFiles.writeNew(folder.resolve(file.getKey()), file.getValue());
            }
            OwnerOnlyFiles.forceFolder(folder);
            Files.move(folder, home.version(info.version()), StandardCopyOption.ATOMIC_MOVE);
        } catch (final IOException e) {
            // A full disk, say: half a version only makes it fuller.
            IoUtil.delete(folder.toFile(), true);
            throw e;
        }
        OwnerOnlyFiles.forceFolder(home.versions());
        return info;
    }

    VersionState state() {
        if (Files.exists(folder.resolve(REMOVED_FILE))) {
            return VersionState.REMOVED;
        }
        return Files.exists(folder.resolve(WAITING_FILE)) ? VersionState.WAITING : VersionState.IN_SERVICE;
    }

    /** The administrator's signed word on the version; empty if there is none. */
    public Optional<byte[]> statement() {
        final Path file = folder.resolve(STATEMENT_FILE);
        return Files.exists(file) ? Optional.of(OwnerOnlyFiles.read(file)) : Optional.empty();
    }

    /** Keeps the administrator's signed word on the version. */
    public void keepStatement(final byte[] statement) {
        OwnerOnlyFiles.write(folder.resolve(STATEMENT_FILE), statement);
    }
}
