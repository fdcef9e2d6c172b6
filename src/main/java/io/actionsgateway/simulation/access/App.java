package io.actionsgateway.simulation.access;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.scenario.Account;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The GitHub App that is installed in the twin. Its key pair is made when it is first needed. Thread-safe. */
public final class App {

    public static final long ID = 1034;
    public static final long INSTALLATION_ID = 3456996;
    public static final String SLUG = "octo-guard";
    public static final String NAME = "Octo Guard";
    public static final String CLIENT_ID = "Iv23liOctoGuard01034";

    /** In whose name its installation acts. */
    public static final Account BOT = new Account(SLUG + "[bot]", 103_400_034, "Bot");

    private static final int BITS = 2048;
    /** Before the key itself, PKCS#8 says what kind it is; with 2,048 bits in so many bytes. */
    private static final int PREFIX = 26;

    private static final Map<String, String> PERMISSIONS = Map.ofEntries(
            Map.entry("actions", "write"),
            Map.entry("actions_variables", "write"),
            Map.entry("administration", "write"),
            Map.entry("checks", "write"),
            Map.entry("contents", "write"),
            Map.entry("deployments", "write"),
            Map.entry("environments", "write"),
            Map.entry("metadata", "read"),
            Map.entry("organization_actions_variables", "write"),
            Map.entry("organization_administration", "write"),
            Map.entry("organization_hooks", "write"),
            Map.entry("organization_secrets", "write"),
            Map.entry("repository_hooks", "write"),
            Map.entry("secrets", "write"));

    private @Nullable KeyPair keys;

    public App() {}

    /** What it may, by area. */
    public static Map<String, String> permissions() {
        return PERMISSIONS;
    }

    /** Its private key as GitHub lets one download it: PEM, PKCS#1. */
    public Secret privateKey() {
        byte[] whole = keys().getPrivate().getEncoded();
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(Arrays.copyOfRange(whole, PREFIX, whole.length));
        return new Secret("-----BEGIN RSA PRIVATE KEY-----\n" + text + "\n-----END RSA PRIVATE KEY-----\n");
    }

    /** Whom a JWT stands for. */
    Caller caller(String jwt, Instant now) {
        String issuer = AppJwt.issuer(jwt, (RSAPublicKey) keys().getPublic(), now);
        if (!issuer.equals(CLIENT_ID) && !issuer.equals(Long.toString(ID))) {
            throw AccessRefused.unknownApp();
        }
        return Caller.of(BOT, Caller.Kind.APP);
    }

    private synchronized KeyPair keys() {
        KeyPair known = keys == null ? generate() : keys;
        keys = known;
        return known;
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
