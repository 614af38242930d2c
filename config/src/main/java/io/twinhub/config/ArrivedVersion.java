package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;

/**
 * A sealed version that came from another computer.
 *
 * @param info its seal, as the administrator signed it.
 * @param content in serial form.
 * @param statement the administrator's signed word on it; kept beside the seal, for other computers that ask for it.
 * @param startsAtOnce whether it is in service where no other version of its system is, instead of waiting.
 */
public record ArrivedVersion(SealInfo info, byte[] content, byte[] statement, boolean startsAtOnce) {
    /**
     * Checks that it is what was sealed and that this program understands it.
     *
     * @throws TwinhubException if not.
     */
    void check() {
        final ContentHash hash = ContentHash.of(content);
        if (!hash.hex().equals(info.contentHash()) || hash.fingerprint() != info.fingerprint()) {
            throw wrong("its hash is " + hash.hex() + ", and " + info.contentHash() + " was sealed", null);
        }
        final SystemSpec spec;
        try {
            spec = SerialCodec.of(SystemSpec.TYPE).decode(content);
            Verification.checkValid(spec);
        } catch (final TwinhubException ex) {
            throw wrong("this Twinhub cannot use it", ex);
        }
        if (!spec.version().equals(info.version())
                || !spec.name().equals(info.system())
                || spec.basePort() != info.basePort()
                || spec.slot() != info.slot()) {
            throw wrong("it is version " + spec.version() + " of " + spec.name(), null);
        }
    }

    private TwinhubException wrong(final String why, final TwinhubException cause) {
        final ErrorResult error = ErrorResult.of(ErrorCode.CONFIG_ARRIVED_WRONG, info.version(), why);
        return new TwinhubException(cause == null ? error : error.causedBy(cause.error()), cause);
    }
}
