package io.twinhub.start.keys;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private key, its certificate, and the certificate of the authority that signed it: who one is, and whom one believes. Immutable. */
public final class Credentials {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final X509Certificate authority;
    private final SSLContext tls;

    private Credentials(final KeyStore store, final String alias) throws GeneralSecurityException {
        key = (PrivateKey) store.getKey(alias, Keytool.PASSWORD);
        final Certificate[] chain = store.getCertificateChain(alias);
        certificate = (X509Certificate) chain[0];
        authority = (X509Certificate) chain[chain.length - 1];
        tls = tls(only(key, chain), authority);
    }

    /**
     * From the serial form of a key store.
     *
     * @throws TwinhubException if there is no key of ours in it.
     */
    public static Credentials of(final byte[] store) {
        return of(store, null);
    }

    /** @param alias of the key in the store; null for the only one. */
    static Credentials of(final byte[] store, final String alias) {
        try {
            final KeyStore loaded = KeyStore.getInstance("PKCS12");
            loaded.load(new ByteArrayInputStream(store), Keytool.PASSWORD);
            final String name =
                    alias == null ? Collections.list(loaded.aliases()).get(0) : alias;
            return new Credentials(loaded, name);
        } catch (final GeneralSecurityException | IOException | RuntimeException ex) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.KEYS_FAILED, "this is no store of a key: " + ex.getMessage()), ex);
        }
    }

    /** A key store with this key alone. */
    byte[] toBytes() {
        try {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            only(key, new Certificate[] {certificate, authority}).store(out, Keytool.PASSWORD);
            return out.toByteArray();
        } catch (final GeneralSecurityException | IOException ex) {
            throw Keytool.failed(ex.getMessage(), ex);
        }
    }

    /** Who this is. */
    public Peer self() {
        return Peer.of(certificate);
    }

    /** For connections to and from others of the same system. */
    public SSLContext tls() {
        return tls;
    }

    X509Certificate certificate() {
        return certificate;
    }

    X509Certificate authority() {
        return authority;
    }

    byte[] sign(final byte[] content) {
        try {
            final Signature signature = Signature.getInstance(Signed.ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (final GeneralSecurityException ex) {
            throw Keytool.failed(ex.getMessage(), ex);
        }
    }

    private static KeyStore only(final PrivateKey key, final Certificate[] chain) throws GeneralSecurityException {
        final KeyStore store = empty();
        store.setKeyEntry("key", key, Keytool.PASSWORD, chain);
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        try {
            final KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, Keytool.PASSWORD);
            return store;
        } catch (final IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    private static SSLContext tls(final KeyStore own, final X509Certificate trusted) throws GeneralSecurityException {
        final KeyStore authorities = empty();
        authorities.setCertificateEntry("authority", trusted);
        final TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authorities);
        final KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, Keytool.PASSWORD);
        final SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
