package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.nio.file.Path;

/** Reads the files of one sealed version and trusts neither: a damaged one gives one clear error. */
record SealedContent(SystemSpec spec, SealInfo info) {
    /** Reads content and seal, and compares them. */
    static SealedContent read(final Path folder) {
        final SealInfo info = readInfo(folder);
        final byte[] content = readBytes(folder);
        try {
            return new SealedContent(SerialCodec.of(SystemSpec.TYPE).decode(content), info);
        } catch (final TwinhubException e) {
            throw damaged(folder, SealedVersions.SYSTEM_FILE + " cannot be decoded", e);
        }
    }

    /** Reads the content as bytes, and compares it with the seal. */
    static byte[] readBytes(final Path folder) {
        final byte[] content = readFile(folder, SealedVersions.SYSTEM_FILE);
        if (!ContentHash.of(content).hex().equals(readInfo(folder).contentHash())) {
            throw damaged(folder, SealedVersions.SYSTEM_FILE + " is not what was sealed, its hash differs", null);
        }
        return content;
    }

    /** Reads the seal alone. */
    static SealInfo readInfo(final Path folder) {
        final SealInfo info;
        try {
            info = SerialCodec.of(SealInfo.TYPE).decode(readFile(folder, SealedVersions.SEAL_FILE));
        } catch (final TwinhubException e) {
            throw damaged(folder, SealedVersions.SEAL_FILE + " cannot be read", e);
        }
        if (!folder.getFileName().toString().equals(info.version())) {
            throw damaged(folder, SealedVersions.SEAL_FILE + " is of version " + info.version(), null);
        }
        return info;
    }

    /** What was sealed was verified, so it is not verified again. */
    SystemPlan plan() {
        return SystemPlan.compileVerified(spec, new ContentHash(info.contentHash()).fingerprint());
    }

    private static byte[] readFile(final Path folder, final String file) {
        try {
            return OwnerOnlyFiles.read(folder.resolve(file));
        } catch (final TwinhubException e) {
            throw damaged(folder, file + " cannot be read", e);
        }
    }

    private static TwinhubException damaged(final Path folder, final String what, final TwinhubException cause) {
        final ErrorResult error = ErrorResult.of(ErrorCode.CONFIG_VERSION_DAMAGED, folder.getFileName(), what)
                .expected("the files in " + folder + " as they were sealed")
                .action("Where it came by distribution: twinhub config distribute " + folder.getFileName()
                        + " brings it anew; else import the same specification again.");
        return new TwinhubException(cause == null ? error : error.causedBy(cause.error()), cause);
    }
}
