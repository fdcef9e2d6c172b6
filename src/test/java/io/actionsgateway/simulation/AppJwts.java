package io.actionsgateway.simulation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.actionsgateway.platform.Secret;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;

/** Signs for an App as its clients do, from the key file that GitHub gave them. */
public final class AppJwts {

    private static final String RSA = "020100300d06092a864886f70d0101010500";

    private AppJwts() {}

    /** A JWT that is good for nine minutes. */
    public static String signed(Secret pem, Instant now) {
        return signed(pem, "1034", now, now.plus(Duration.ofMinutes(9)));
    }

    public static String signed(Secret pem, Object issuer, Instant issued, Instant expires) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.RS256),
                    new JWTClaimsSet.Builder()
                            .claim("iss", issuer)
                            .issueTime(Date.from(issued))
                            .expirationTime(Date.from(expires))
                            .build());
            jwt.sign(new RSASSASigner(key(pem)));
            return jwt.serialize();
        } catch (JOSEException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static PrivateKey key(Secret pem) throws GeneralSecurityException {
        byte[] key = Base64.getMimeDecoder().decode(pem.text().replaceAll("-----[^-]+-----", ""));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(HexFormat.of().parseHex(RSA));
        content.writeBytes(tagged(0x04, key));
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(tagged(0x30, content.toByteArray())));
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length});
        all.writeBytes(content);
        return all.toByteArray();
    }
}
