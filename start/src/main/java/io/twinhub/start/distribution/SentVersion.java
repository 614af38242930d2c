package io.twinhub.start.distribution;

import io.twinhub.config.SealInfo;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.VersionState;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import java.util.function.LongConsumer;

/** A version that the administrator sends to computers. Immutable; any thread. */
public final class SentVersion {
    private final SealInfo info;
    private final byte[] content;
    private final Signed statement;

    private SentVersion(final SealInfo info, final byte[] content, final Signed statement) {
        this.info = info;
        this.content = content;
        this.statement = statement;
    }

    /** Reads a sealed version and signs it, unless that was done before. */
    public static SentVersion of(
            final SealedVersions sealedVersions, final String version, final Credentials administrator) {
        final byte[] content = sealedVersions.content(version);
        final SealInfo info = sealedVersions.info(version);
        final Signed statement = KeptStatement.of(sealedVersions, version, administrator)
                .orElseGet(() -> sign(sealedVersions, info, content.length, administrator));
        return new SentVersion(info, content, statement);
    }

    private static Signed sign(
            final SealedVersions sealedVersions,
            final SealInfo info,
            final int length,
            final Credentials administrator) {
        final boolean inService = sealedVersions.list().stream()
                .anyMatch(known -> known.version().equals(info.version()) && known.inService());
        final Signed statement = Signed.by(
                administrator,
                VersionStatement.TYPE,
                new VersionStatement(info, length, inService && sealedVersions.isFirst(info)));
        sealedVersions
                .folder(info.version())
                .keepStatement(SerialCodec.of(Signed.TYPE).encode(statement));
        return statement;
    }

    public int lengthBytes() {
        return content.length;
    }

    /**
     * Brings it to a computer, from where a former attempt left off. If what was there before turns out to be wrong, once more from the beginning.
     *
     * @param progress gets how many bytes the computer has.
     * @return what the version is there.
     * @throws TwinhubException if the computer refuses it, or the connection breaks.
     */
    public VersionState sendTo(final AskedComputer computer, final LongConsumer progress) {
        final Wanted wanted = computer.ask(OfferRequest.EXCHANGE, new OfferRequest(statement));
        try {
            return send(computer, wanted, progress);
        } catch (final TwinhubException ex) {
            if (wanted.offset() > 0 && ex.error().errorCode() == ErrorCode.CONFIG_ARRIVED_WRONG) {
                return send(computer, computer.ask(OfferRequest.EXCHANGE, new OfferRequest(statement)), progress);
            }
            throw ex;
        }
    }

    private VersionState send(final AskedComputer computer, final Wanted first, final LongConsumer progress) {
        Wanted wanted = first;
        long before = -1;
        while (!wanted.isSealed()) {
            if (wanted.offset() <= before || wanted.offset() >= content.length) {
                throw new TwinhubException(ErrorResult.of(
                        ErrorCode.DISTRIBUTION_WRONG,
                        info.version(),
                        "it wants byte " + wanted.offset() + " of " + content.length + ", and has had it"));
            }
            before = wanted.offset();
            progress.accept(before);
            wanted = computer.ask(StretchRequest.EXCHANGE, DistributionDesk.stretch(info.contentHash(), content, (int)
                    wanted.offset()));
        }
        progress.accept(content.length);
        return wanted.state();
    }
}
