package io.twinhub.start.distribution;

import io.twinhub.config.ArrivedVersion;
import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.VersionState;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Report;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Versions on their way to this computer, whoever brings them: the administrator's console or another computer that was asked. What has come of a version lies in a file of the
 * computer's folder, named by version and hash, so that a transfer goes on where it broke off, also after a kill. Only when all is there and its hash is right it is sealed, in one step. Any thread.
 */
public final class Arrivals {
    /** A version's content is held in memory to be sealed. */
    private static final long LENGTH_MAX = 256L << 20;

    private static final int HASH_DIGITS = 16;

    private final SealedVersions sealedVersions;
    private final Path folder;
    private final Credentials credentials;
    private final Report report;
    private final Map<String, Arrival> arrivals = new HashMap<>();

    /** A version that was offered. */
    private record Arrival(VersionStatement statement, byte[] signed, Path file) {
        String version() {
            return statement.seal().version();
        }
    }

    /** @param credentials of the computer: whose administrator's word is believed. */
    public Arrivals(final Home home, final Credentials credentials, final Report report) {
        sealedVersions = new SealedVersions(home);
        folder = home.computer(report.computer()).resolve("arriving");
        this.credentials = credentials;
        this.report = report;
    }

    /**
     * Hears of a version from the administrator.
     *
     * @throws TwinhubException if the administrator has not signed it, or its id is used with another content.
     */
    public Wanted offer(final Signed signed) {
        return offer(signed, true);
    }

    /**
     * Hears of a version. One that is here and damaged is wanted anew.
     *
     * @param isCompared whether the content of one that is here is read and compared with its seal; else only its seal is.
     * @throws TwinhubException if the administrator has not signed it, or its id is used with another content.
     */
    synchronized Wanted offer(final Signed signed, final boolean isCompared) {
        final VersionStatement statement = signed.verified(credentials, VersionStatement.TYPE);
        final String version = statement.seal().version();
        final VersionState state = stateOf(statement, isCompared);
        if (state != null) {
            if (KeptStatement.of(sealedVersions, version, credentials).isEmpty()) {
                sealedVersions.folder(version).keepStatement(encoded(signed));
            }
            return Wanted.nothing(state);
        }
        if (statement.lengthBytes() < 1 || statement.lengthBytes() > LENGTH_MAX) {
            throw wrong(version, "its length is " + statement.lengthBytes());
        }
        final Path file =
                folder.resolve(version + "." + statement.seal().contentHash().substring(0, HASH_DIGITS));
        OwnerOnlyFiles.createFile(file);
        final Arrival arrival = new Arrival(statement, encoded(signed), file);
        arrivals.put(statement.seal().contentHash(), arrival);
        return next(arrival, length(file));
    }

    /**
     * Takes a stretch of a version that was offered. One that does not begin where the last one ended is left aside: the answer says what is wanted.
     *
     * @throws TwinhubException if it cannot be kept, or all is there and not what was sealed.
     */
    public synchronized Wanted append(final StretchRequest stretch) {
        final Arrival arrival = arrivals.get(stretch.contentHash());
        if (arrival == null) {
            return sealedBySomebodyElse(stretch.contentHash());
        }
        final long length = length(arrival.file());
        if (stretch.offset() != length
                || length + stretch.content().length > arrival.statement().lengthBytes()) {
            return Wanted.from(length);
        }
        try {
            Files.write(arrival.file(), stretch.content(), StandardOpenOption.APPEND);
        } catch (final IOException ex) {
            throw new TwinhubException(
                    wrong(arrival.version(), arrival.file() + " cannot be written, " + ex.getMessage())
                            .error()
                            .action(
                                    "Make room there if its disk is full; then it goes on where it stopped: twinhub config distribute "
                                            + arrival.version()),
                    ex);
        }
        return next(arrival, length + stretch.content().length);
    }

    /** Two may bring the same version at the same time. */
    private Wanted sealedBySomebodyElse(final String contentHash) {
        return sealedVersions.list().stream()
                .filter(known ->
                        known.info() != null && known.info().contentHash().equals(contentHash))
                .findFirst()
                .map(known -> Wanted.nothing(known.state()))
                .orElseThrow(() -> wrong(contentHash, "it was not offered before"));
    }

    private Wanted next(final Arrival arrival, final long length) {
        if (length < arrival.statement().lengthBytes()) {
            return Wanted.from(length);
        }
        arrivals.remove(arrival.statement().seal().contentHash());
        final VersionState state = seal(arrival);
        report.line("version " + arrival.version() + " has arrived; it is " + state.text());
        return Wanted.nothing(state);
    }

    private VersionState seal(final Arrival arrival) {
        try {
            final VersionState state = sealedVersions.accept(new ArrivedVersion(
                    arrival.statement().seal(),
                    OwnerOnlyFiles.read(arrival.file()),
                    arrival.signed(),
                    arrival.statement().startsAtOnce()));
            deleteAll(arrival.version());
            return state;
        } catch (final TwinhubException ex) {
            if (ex.error().errorCode() == ErrorCode.CONFIG_ARRIVED_WRONG) {
                // What is wrong stays wrong: the next transfer begins anew.
                deleteAll(arrival.version());
            }
            throw ex;
        }
    }

    /** What the version is here; null if it is not here, or damaged. */
    private VersionState stateOf(final VersionStatement statement, final boolean isCompared) {
        final String version = statement.seal().version();
        final SealedVersion known = sealedVersions.list().stream()
                .filter(each -> each.version().equals(version))
                .findFirst()
                .orElse(null);
        if (known == null) {
            return null;
        }
        final boolean isSame = known.info() != null
                && known.info().contentHash().equals(statement.seal().contentHash());
        if (isSame && (known.state() == VersionState.REMOVED || !isCompared)) {
            return known.state();
        }
        final Optional<ErrorResult> damage = sealedVersions.contentDamage(version);
        if (damage.isPresent()) {
            report.line(damage.get().text() + " It is fetched anew.");
            return null;
        }
        if (!isSame) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CONFIG_VERSION_USED, version).in("system start", report.computer(), ""));
        }
        return known.state();
    }

    private void deleteAll(final String version) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (final Path file : files) {
                final String name = file.getFileName().toString();
                if (name.length() == version.length() + 1 + HASH_DIGITS && name.startsWith(version + ".")) {
                    Files.delete(file);
                }
            }
        } catch (final IOException ex) {
            report.line("cannot tidy up " + folder + ": " + ex.getMessage());
        }
    }

    private static byte[] encoded(final Signed signed) {
        return SerialCodec.of(Signed.TYPE).encode(signed);
    }

    private static long length(final Path file) {
        return file.toFile().length();
    }

    private TwinhubException wrong(final String version, final String why) {
        return new TwinhubException(
                ErrorResult.of(ErrorCode.DISTRIBUTION_WRONG, version, why).in("system start", report.computer(), ""));
    }
}
