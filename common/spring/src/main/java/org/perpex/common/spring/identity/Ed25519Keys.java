package org.perpex.common.spring.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jose4j.jca.ProviderContext;

/**
 * Ed25519 keys in the forms in which files and settings hold them.
 *
 * <p>Bouncy Castle computes the signatures: the JDK's own implementation takes 0.7 ms for each, fifteen times as long,
 * and one is made and several are checked for every order.
 */
final class Ed25519Keys {

    private static final Provider PROVIDER = registered();

    static final ProviderContext PROVIDER_CONTEXT = providerContext();

    private Ed25519Keys() {}

    /** Reads a public key from PEM, or from the base64 text of its SubjectPublicKeyInfo. */
    static PublicKey publicKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519", PROVIDER).generatePublic(new X509EncodedKeySpec(der(text)));
    }

    /** Reads a private key from PEM, or from the base64 text of its PKCS#8 form. */
    static PrivateKey privateKey(String text) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519", PROVIDER).generatePrivate(new PKCS8EncodedKeySpec(der(text)));
    }

    /** Returns the public key that belongs to a private one. */
    static PublicKey publicKeyOf(PrivateKey key) throws GeneralSecurityException {
        try {
            if (!(PrivateKeyFactory.createKey(key.getEncoded()) instanceof Ed25519PrivateKeyParameters parameters)) {
                throw new GeneralSecurityException("not an Ed25519 key");
            }
            byte[] info = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(parameters.generatePublicKey())
                    .getEncoded();
            return KeyFactory.getInstance("Ed25519", PROVIDER).generatePublic(new X509EncodedKeySpec(info));
        } catch (java.io.IOException e) {
            throw new GeneralSecurityException("not an Ed25519 key", e);
        }
    }

    private static byte[] der(String text) throws GeneralSecurityException {
        String body = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return Base64.getDecoder().decode(body.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the key is not base64 text", e);
        }
    }

    private static Provider registered() {
        Provider known = Security.getProvider(BouncyCastleProvider.PROVIDER_NAME);
        if (known != null) {
            return known;
        }
        Provider provider = new BouncyCastleProvider();
        Security.addProvider(provider); // last in order: nothing else changes its implementation
        return provider;
    }

    private static ProviderContext providerContext() {
        ProviderContext context = new ProviderContext();
        context.getSuppliedKeyProviderContext().setSignatureProvider(PROVIDER.getName());
        return context;
    }
}
