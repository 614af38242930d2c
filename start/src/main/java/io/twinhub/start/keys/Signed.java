package io.twinhub.start.keys;

import static io.twinhub.metadata.Fields.bytes;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * A data object that the administrator of a system has signed: whoever brings it, it is the administrator's word. Its class is a part of what is signed, so nothing can be taken for
 * something else.
 *
 * @param content in serial form.
 * @param certificate of the administrator, by which the signature is checked; itself signed by the authority of the system.
 */
public record Signed(byte[] content, byte[] certificate, byte[] signature) {
    static final String ALGORITHM = "SHA256withECDSA";
    private static final int LENGTH_MAX = 16 * 1024;

    public static final DataClass<Signed> TYPE = DataClass.of("signed", Signed.class)
            .doc("A data object that the administrator of a system has signed.")
            .field(bytes("content", Signed::content).doc("In serial form.").maxLength(LENGTH_MAX))
            .field(bytes("certificate", Signed::certificate)
                    .doc("Of the administrator.")
                    .maxLength(LENGTH_MAX))
            .field(bytes("signature", Signed::signature).doc("Of the content.").maxLength(LENGTH_MAX))
            .build(v -> new Signed(v.get(0), v.get(1), v.get(2)));

    /** Signs an object. */
    public static <T> Signed by(final Credentials administrator, final DataClass<T> dataClass, final T object) {
        final byte[] content = SerialCodec.of(dataClass).encode(object);
        try {
            return new Signed(content, administrator.certificate().getEncoded(), administrator.sign(content));
        } catch (final CertificateException ex) {
            throw Keytool.failed(ex.getMessage(), ex);
        }
    }

    /** An object without a signature, for a computer that has no keys and so believes who reaches its local socket. */
    public static <T> Signed bare(final DataClass<T> dataClass, final T object) {
        return new Signed(SerialCodec.of(dataClass).encode(object), new byte[0], new byte[0]);
    }

    /**
     * The object, if the administrator of the same system has signed it.
     *
     * @throws TwinhubException if not, or if it is of another class.
     */
    public <T> T verified(final Credentials own, final DataClass<T> dataClass) {
        try {
            final X509Certificate signer = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
            signer.verify(own.authority().getPublicKey());
            signer.checkValidity();
            final Peer peer = Peer.of(signer);
            if (peer.right() != Right.ADMINISTRATOR
                    || !peer.system().equals(own.self().system())) {
                throw wrong(peer + " of " + peer.system() + " signed it, who is not its administrator", null);
            }
            final Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(signer);
            check.update(content);
            if (!check.verify(signature)) {
                throw wrong("the content is not what was signed", null);
            }
        } catch (final GeneralSecurityException ex) {
            throw wrong(ex.getMessage(), ex);
        }
        return SerialCodec.of(dataClass).decode(content);
    }

    private static TwinhubException wrong(final String why, final Exception cause) {
        return new TwinhubException(ErrorResult.of(ErrorCode.KEYS_SIGNATURE_WRONG, String.valueOf(why)), cause);
    }
}
