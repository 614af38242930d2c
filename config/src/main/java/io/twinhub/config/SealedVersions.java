package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sealed versions of a home folder. A version is sealed once and never changes; removing takes it out of service and
 * keeps its files. Several processes may use the same home; each call reads the folder anew. Any thread.
 */
public final class SealedVersions {
    static final String SYSTEM_FILE = "system.serial";
    static final String SEAL_FILE = "seal.serial";
    static final String LOCK_FILE = ".lock";

    private final Home home;

    public SealedVersions(final Home home) {
        this.home = home;
    }

    /**
     * Seals a specification under its version id. Sealing the same content again does no harm: it brings a removed version back
     * into service and mends a damaged one.
     *
     * @param author who seals.
     * @param reason why, in the author's words; may be empty.
     * @param nowMs time in milliseconds since 1970 UTC.
     * @return what is now sealed; of the first sealing if it was sealed before.
     * @throws TwinhubException if the specification is not valid, the version id is used with another content, or the slot
     *     belongs to another version in service.
     */
    public SealInfo seal(final SystemSpec spec, final String author, final String reason, final long nowMs) {
        Verification.checkValid(spec);
        return seal(spec, author, reason, nowMs, false);
    }

    /**
     * Seals as {@link #seal} a specification in which {@link Verification} has just found no problem; while another version of its system is in service it waits.
     */
    public SealInfo sealVerified(final SystemSpec spec, final String author, final String reason, final long nowMs) {
        return seal(spec, author, reason, nowMs, true);
    }

    private SealInfo seal(
            final SystemSpec spec, final String author, final String reason, final long nowMs, final boolean mayWait) {
        home.prepare();
        final byte[] content = SerialCodec.of(SystemSpec.TYPE).encode(spec);
        final SealInfo info = SealInfo.of(spec, ContentHash.of(content), author, nowMs, reason);
        try {
            return StoreLock.hold(home.versions().resolve(LOCK_FILE), () -> {
                Slots.check(info, list());
                final boolean waits = mayWait
                        && list().stream()
                                .anyMatch(other -> other.inService()
                                        && other.info() != null
                                        && other.info().system().equals(info.system()));
                final Map<String, byte[]> beside =
                        waits ? Map.of(VersionFolder.WAITING_FILE, VersionFolder.MARK) : Map.of();
                return Files.exists(home.version(info.version()))
                        ? sealAgain(info, content, waits)
                        : VersionFolder.create(home, info, content, beside);
            });
        } catch (final IOException e) {
            throw OwnerOnlyFiles.failed(home.version(info.version()), e);
        }
    }

    /**
     * Seals a version that came from another computer: it is waiting, or in service if it starts at once. One that is sealed here already stays what it is; its statement is kept, and what is damaged
     * of it is written anew.
     *
     * @return what it is now.
     * @throws TwinhubException if it is not what was sealed, or the version id is used with another content.
     */
    public VersionState accept(final ArrivedVersion arrived) {
        arrived.check();
        home.prepare();
        final String version = arrived.info().version();
        final Path folder = home.version(version);
        try {
            StoreLock.hold(home.versions().resolve(LOCK_FILE), () -> {
                if (Files.exists(folder)) {
                    mend(arrived);
                    new VersionFolder(folder).keepStatement(arrived.statement());
                    return version;
                }
                final Map<String, byte[]> beside =
                        new HashMap<>(Map.of(VersionFolder.STATEMENT_FILE, arrived.statement()));
                if (arrived.startsAtOnce() && isFirst(arrived.info())) {
                    Slots.check(arrived.info(), list());
                } else {
                    beside.put(VersionFolder.WAITING_FILE, VersionFolder.MARK);
                }
                return VersionFolder.create(home, arrived.info(), arrived.content(), beside)
                        .version();
            });
        } catch (final IOException e) {
            throw OwnerOnlyFiles.failed(folder, e);
        }
        return look(version).state();
    }

    /** A content and a seal that do not fit together are both written anew: nobody can say which of them is wrong. */
    private void mend(final ArrivedVersion arrived) {
        final Path folder = home.version(arrived.info().version());
        if (contentDamage(arrived.info().version()).isEmpty()) {
            checkSame(SealedContent.readInfo(folder), arrived.info());
        } else {
            OwnerOnlyFiles.write(folder.resolve(SYSTEM_FILE), arrived.content());
            OwnerOnlyFiles.write(
                    folder.resolve(SEAL_FILE), SerialCodec.of(SealInfo.TYPE).encode(arrived.info()));
        }
    }

    /** Reads the whole content of a version and compares it with its seal: what is wrong with one of them; empty if nothing is. */
    public Optional<ErrorResult> contentDamage(final String version) {
        try {
            content(version);
            return Optional.empty();
        } catch (final TwinhubException damaged) {
            return Optional.of(damaged.error());
        }
    }

    /** The folder of a version: what lies beside its content. */
    public VersionFolder folder(final String version) {
        checkExists(version);
        return new VersionFolder(home.version(version));
    }

    /**
     * The serial form of a version's content, as it was sealed.
     *
     * @throws TwinhubException if there is none of this id or it is damaged.
     */
    public byte[] content(final String version) {
        checkExists(version);
        return SealedContent.readBytes(home.version(version));
    }

    /** Whether there is no other version of its system here that is in service or waits. */
    public boolean isFirst(final SealInfo info) {
        return list().stream()
                .filter(other -> other.info() != null && other.state() != VersionState.REMOVED)
                .noneMatch(other -> other.info().system().equals(info.system())
                        && !other.version().equals(info.version()));
    }

    /** All sealed versions, removed and damaged ones included, ordered by version id. */
    public List<SealedVersion> list() {
        if (!Files.isDirectory(home.versions())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home.versions())) {
            return folders.map(folder -> folder.getFileName().toString())
                    // What begins with a dot is the lock or was left behind by a seal that did not end.
                    .filter(Names.FOLDER::fits)
                    .sorted()
                    .map(this::look)
                    .toList();
        } catch (final IOException e) {
            throw OwnerOnlyFiles.failed(home.versions(), e);
        }
    }

    /**
     * The content of a version, in service or not.
     *
     * @throws TwinhubException if there is none of this id or it is damaged.
     */
    public SystemSpec load(final String version) {
        checkExists(version);
        return SealedContent.read(home.version(version)).spec();
    }

    /**
     * The compiled content of a version, in service or not.
     *
     * @throws TwinhubException if there is none of this id or it is damaged.
     */
    public SystemPlan plan(final String version) {
        checkExists(version);
        return SealedContent.read(home.version(version)).plan();
    }

    /**
     * The compiled content of the version that this file belongs to, as a program gets it in its {@link InstanceFile}.
     *
     * @throws TwinhubException if it is damaged or unreadable.
     */
    public static SystemPlan planOf(final Path systemFile) {
        return SealedContent.read(systemFile.toAbsolutePath().getParent()).plan();
    }

    /**
     * What is known about a version beside its content, in service or not.
     *
     * @throws TwinhubException if there is none of this id or it is damaged.
     */
    public SealInfo info(final String version) {
        checkExists(version);
        return SealedContent.readInfo(home.version(version));
    }

    /** What a version is in this home. */
    public VersionState state(final String version) {
        return folder(version).state();
    }

    /** Takes a version out of service; its files stay. Doing it twice does no harm. */
    public void remove(final String version) {
        checkExists(version);
        try {
            StoreLock.hold(home.versions().resolve(LOCK_FILE), () -> {
                OwnerOnlyFiles.write(home.version(version).resolve(VersionFolder.REMOVED_FILE), VersionFolder.MARK);
                return version;
            });
        } catch (final IOException e) {
            throw OwnerOnlyFiles.failed(home.version(version), e);
        }
    }

    /**
     * A slot for a version that is to run beside those in service and waiting: that of the version id if it is sealed already, else the lowest free one, that of the
     * former version first; that one if none is free, so that sealing tells it.
     */
    public int freeSlot(final SystemSpec former, final String version) {
        final Set<Integer> used = new HashSet<>();
        for (final SealedVersion other : list()) {
            if (other.info() != null && other.version().equals(version)) {
                return other.info().slot();
            }
            if (other.info() != null && other.state() != VersionState.REMOVED) {
                used.add(other.info().port());
            }
        }
        return IntStream.concat(IntStream.of(former.slot()), IntStream.range(0, SystemLimits.SLOT_COUNT))
                .filter(slot -> !used.contains(former.basePort() + slot))
                .findFirst()
                .orElse(former.slot());
    }

    private SealInfo sealAgain(final SealInfo info, final byte[] content, final boolean waits) throws IOException {
        final Path folder = home.version(info.version());
        final SealInfo sealed = SealedContent.readInfo(folder);
        checkSame(sealed, info);
        OwnerOnlyFiles.write(folder.resolve(SYSTEM_FILE), content);
        if (!waits) {
            Files.deleteIfExists(folder.resolve(VersionFolder.WAITING_FILE));
        } else if (look(info.version()).state() == VersionState.REMOVED) {
            OwnerOnlyFiles.write(folder.resolve(VersionFolder.WAITING_FILE), VersionFolder.MARK);
        }
        Files.deleteIfExists(folder.resolve(VersionFolder.REMOVED_FILE));
        OwnerOnlyFiles.forceFolder(folder);
        return sealed;
    }

    private static void checkSame(final SealInfo sealed, final SealInfo info) {
        if (!sealed.contentHash().equals(info.contentHash())) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CONFIG_VERSION_USED, info.version())
                    .expected("a version id that was never used, or exactly the content of that version")
                    .action("Choose a new version id in <system version=...>."));
        }
    }

    private SealedVersion look(final String version) {
        final Path folder = home.version(version);
        final VersionState state = new VersionFolder(folder).state();
        try {
            return new SealedVersion(version, state, SealedContent.readInfo(folder), null);
        } catch (final TwinhubException damaged) {
            return new SealedVersion(version, state, null, damaged.error());
        }
    }

    private void checkExists(final String version) {
        if (!Names.FOLDER.fits(version) || !Files.isDirectory(home.version(version))) {
            final List<String> known =
                    list().stream().map(SealedVersion::version).toList();
            throw new TwinhubException(ErrorResult.of(ErrorCode.CONFIG_VERSION_UNKNOWN, version)
                    .expected(Names.expected("version", known))
                    .action(NearestName.of(version, known)
                            .map(nearest -> "Did you mean \"" + nearest + "\"?")
                            .orElse("Seal it first with: twinhub config import FILE")));
        }
    }
}
