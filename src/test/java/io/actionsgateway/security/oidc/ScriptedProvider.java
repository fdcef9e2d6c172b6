package io.actionsgateway.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.actionsgateway.github.transport.ScriptedPeer;
import io.actionsgateway.github.transport.ScriptedPeer.Behaviour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An OIDC provider on localhost: shows its keys, makes tokens of all kinds, and is away when told. */
public final class ScriptedProvider implements AutoCloseable {

    private static final String KEYS = "/keys";
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    public final RSAKey rsa = rsa("rsa-1", 1);
    public final RSAKey next = rsa("rsa-2", 2);
    public final ECKey ec = ec("ec-1", 3);

    private final ScriptedPeer peer;

    private ScriptedProvider(ScriptedPeer peer) {
        this.peer = peer;
    }

    public static ScriptedProvider start() {
        return start(0);
    }

    public static ScriptedProvider start(int port) {
        ScriptedProvider provider = new ScriptedProvider(ScriptedPeer.start(port));
        provider.discloses(provider.issuer(), provider.peer.url(KEYS));
        return provider.shows(provider.rsa, provider.ec);
    }

    public String issuer() {
        return peer.url("");
    }

    public ScriptedPeer peer() {
        return peer;
    }

    /** How often its keys were asked for. */
    public long fetches() {
        return peer.requests().stream()
                .filter(request -> request.path().equals(KEYS))
                .count();
    }

    public ScriptedProvider shows(JWK... keys) {
        return answers(ScriptedPeer.json(new JWKSet(List.of(keys)).toString()));
    }

    public ScriptedProvider answers(Behaviour behaviour) {
        peer.always(KEYS, behaviour);
        return this;
    }

    public void discloses(String issuer, String keysAt) {
        peer.always(DISCOVERY, ScriptedPeer.json("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + keysAt + "\"}"));
    }

    /** A token by its first key, with the usual header. */
    public String token(Map<String, ?> claims) {
        return sign(rsa, header(rsa), JsonMapper.shared().writeValueAsString(claims));
    }

    public static JWSHeader header(JWK key) {
        return new JWSHeader.Builder(key instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.getKeyID())
                .build();
    }

    public static String sign(JWK key, JWSHeader header, String claims) {
        return sign(key, header, header.toBase64URL().toString(), claims);
    }

    /** Signs another header's bytes by a header's rules. */
    public static String sign(JWK key, JWSHeader rules, String header, String claims) {
        try {
            String signed = header + "." + Base64URL.encode(claims);
            byte[] bytes = signed.getBytes(StandardCharsets.US_ASCII);
            Base64URL signature = key instanceof ECKey curve
                    ? new ECDSASigner(curve).sign(rules, bytes)
                    : new RSASSASigner(key.toRSAKey()).sign(rules, bytes);
            return signed + "." + signature;
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static RSAKey rsa(String id, long seed) {
        KeyPair pair = pair("RSA", 2048, seed);
        return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyUse(KeyUse.SIGNATURE)
                .keyID(id)
                .build();
    }

    private static ECKey ec(String id, long seed) {
        KeyPair pair = pair("EC", 256, seed);
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .keyID(id)
                .build();
    }

    private static KeyPair pair(String kind, int bits, long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
