package io.actionsgateway.security.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import io.actionsgateway.security.oidc.RefusedToken.Reason;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A token taken apart, nothing of it believed yet. JSON with a name twice is no token: two readers might each see another
 * value.
 *
 * @param header how it says that it is signed
 * @param claims what it says
 */
record PresentedToken(JWSHeader header, JsonNode claims, String signedPart, Base64URL signature) {

    private static final int LONGEST = 8192;
    private static final int DEEPEST = 20;

    /** Three parts, of which the first begins as a JSON object does. The last one is empty when nothing is signed. */
    private static final Pattern SHAPE = Pattern.compile("e[wy][\\w-]++\\.[\\w-]++\\.[\\w-]*+");

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static boolean looksLikeOne(String credential) {
        return credential.startsWith("e") && SHAPE.matcher(credential).matches();
    }

    static PresentedToken parse(String token) {
        RefusedToken.unless(token.length() <= LONGEST && looksLikeOne(token), Reason.MALFORMED);
        String[] parts = token.split("\\.", -1);
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        String algorithm = header.path("alg").asString("");
        RefusedToken.unless(!algorithm.isEmpty() && !algorithm.equalsIgnoreCase("none"), Reason.ALGORITHM);
        return new PresentedToken(header(parts[0]), claims, parts[0] + "." + parts[1], new Base64URL(parts[2]));
    }

    private static JsonNode json(String part) {
        try {
            JsonNode read = STRICT.readTree(Base64.getUrlDecoder().decode(part));
            RefusedToken.unless(read.isObject(), Reason.MALFORMED);
            return read;
        } catch (IllegalArgumentException | JacksonException unreadable) {
            throw new RefusedToken(Reason.MALFORMED);
        }
    }

    private static JWSHeader header(String part) {
        try {
            return JWSHeader.parse(new Base64URL(part));
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new RefusedToken(Reason.MALFORMED);
        }
    }

    boolean isSignedBy(JWK key) {
        try {
            return key instanceof AsymmetricJWK pair
                    && new DefaultJWSVerifierFactory()
                            .createJWSVerifier(header, pair.toPublicKey())
                            .verify(header, signedPart.getBytes(StandardCharsets.US_ASCII), signature);
        } catch (JOSEException unsuitable) {
            return false;
        }
    }

    /** Without anything that could be sent again. */
    @Override
    public String toString() {
        return "PresentedToken";
    }
}
