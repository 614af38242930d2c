package io.twinhub.start.keys;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Who somebody is, as its certificate says.
 *
 * @param system that it belongs to; of the owner of a home empty.
 * @param name of the computer or administrator.
 */
public record Peer(Right right, String system, String name) {
    /** Who reached the local socket is the owner of the home. */
    public static final Peer OWNER = new Peer(Right.ADMINISTRATOR, "", System.getProperty("user.name"));

    /**
     * Reads it from the subject of a certificate that the authority of its system has signed.
     *
     * @throws TwinhubException if that is not one of ours.
     */
    public static Peer of(final X509Certificate certificate) {
        final String subject = certificate.getSubjectX500Principal().getName();
        final Map<String, String> parts = new HashMap<>();
        try {
            for (final Rdn part : new LdapName(subject).getRdns()) {
                parts.put(part.getType(), String.valueOf(part.getValue()));
            }
        } catch (final InvalidNameException ex) {
            throw foreign(subject, ex.getMessage());
        }
        for (final Right right : Right.values()) {
            if (right.name().toLowerCase(Locale.ROOT).equals(parts.get("OU"))
                    && parts.containsKey("O")
                    && parts.containsKey("CN")) {
                return new Peer(right, parts.get("O"), parts.get("CN"));
            }
        }
        throw foreign(subject, "it says neither computer nor administrator");
    }

    /** The subject of its certificate. */
    String subject() {
        return "CN=" + name + ", OU=" + right.name().toLowerCase(Locale.ROOT) + ", O=" + system;
    }

    static TwinhubException foreign(final String subject, final String why) {
        return new TwinhubException(ErrorResult.of(ErrorCode.KEYS_FOREIGN, subject, why));
    }

    @Override
    public String toString() {
        return (right == Right.COMPUTER ? "The computer " : "The administrator ") + name;
    }
}
