package io.twinhub.start.distribution;

import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import java.util.Optional;

/** The administrator's signed word that is kept beside a version. */
final class KeptStatement {
    private KeptStatement() {}

    /** Empty if there is none, or none that is believed any more, because the system has got another authority. */
    static Optional<Signed> of(final SealedVersions versions, final String version, final Credentials own) {
        return versions.folder(version)
                .statement()
                .map(SerialCodec.of(Signed.TYPE)::decode)
                .filter(signed -> isBelieved(signed, own));
    }

    private static boolean isBelieved(final Signed signed, final Credentials own) {
        try {
            signed.verified(own, VersionStatement.TYPE);
            return true;
        } catch (final TwinhubException ex) {
            return false;
        }
    }
}
