package io.twinhub.start.distribution;

import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.VersionState;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.Service;
import io.twinhub.start.keys.Signed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** What a start command does for who brings versions, and for computers that were away and ask for them. Any thread. */
public final class DistributionDesk {
    private final SealedVersions sealedVersions;
    private final Supplier<Arrivals> arrivals;
    private String cachedVersion = "";
    private byte[] cached = new byte[0];

    /** @param arrivals throws if this computer has no key, and so believes nobody. */
    public DistributionDesk(final SealedVersions sealedVersions, final Supplier<Arrivals> arrivals) {
        this.sealedVersions = sealedVersions;
        this.arrivals = arrivals;
    }

    /** For a control server. */
    public List<Service<?, ?>> services() {
        return List.of(
                new Service<>(OfferRequest.EXCHANGE, request -> arrivals.get().offer(request.statement())),
                new Service<>(StretchRequest.EXCHANGE, stretch -> arrivals.get().append(stretch)),
                new Service<>(VersionsRequest.EXCHANGE, request -> versions(request.system())),
                new Service<>(FetchRequest.EXCHANGE, this::fetch));
    }

    private VersionsReply versions(final String system) {
        final List<Signed> statements = new ArrayList<>();
        for (final SealedVersion version : sealedVersions.list()) {
            if (version.damage() == null
                    && version.state() != VersionState.REMOVED
                    && version.info().system().equals(system)) {
                sealedVersions
                        .folder(version.version())
                        .statement()
                        .map(SerialCodec.of(Signed.TYPE)::decode)
                        .ifPresent(statements::add);
            }
        }
        return new VersionsReply(statements);
    }

    private StretchRequest fetch(final FetchRequest request) {
        final byte[] content = content(request.version());
        if (request.offset() < 0 || request.offset() >= content.length) {
            throw new TwinhubException(ErrorResult.of(
                    ErrorCode.DISTRIBUTION_WRONG,
                    request.version(),
                    "there are " + content.length + " bytes, and " + request.offset() + " was asked for"));
        }
        return stretch(sealedVersions.info(request.version()).contentHash(), content, (int) request.offset());
    }

    /** The stretch of a content that begins there. */
    static StretchRequest stretch(final String contentHash, final byte[] content, final int offset) {
        final int end = Math.min(content.length, offset + ControlLimits.STRETCH_LENGTH_MAX);
        return new StretchRequest(contentHash, offset, Arrays.copyOfRange(content, offset, end));
    }

    /** Read and compared with its seal once for all stretches. */
    private synchronized byte[] content(final String version) {
        if (!version.equals(cachedVersion)) {
            cached = sealedVersions.content(version);
            cachedVersion = version;
        }
        return cached;
    }
}
