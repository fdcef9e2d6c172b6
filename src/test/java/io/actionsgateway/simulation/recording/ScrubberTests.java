package io.actionsgateway.simulation.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ScrubberTests {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Scrubber scrubber = new Scrubber(List.of(new Secret("It's a Secret/2")));

    /** Makes secrets of all forms, each within the text it comes in. */
    private static final class Maker {
        private final Random random;
        private final List<String> secrets = new ArrayList<>();

        private Maker(long seed) {
            random = new Random(seed);
        }

        private String of(String alphabet, int length) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            return text.toString();
        }

        private String secret(String secret) {
            secrets.add(secret);
            return secret;
        }

        private String next() {
            List<Supplier<String>> kinds = List.of(
                    () -> "by " + secret("gh" + of("pousr", 1) + "_" + of(LETTERS, 36)) + " done",
                    () -> secret("ghs_123456_eyJ" + of(LETTERS + "-_", 60) + "." + of(LETTERS + "-_", 90) + "."
                            + of(LETTERS + "-_", 300)),
                    () -> "(" + secret("github_pat_" + of(LETTERS + "_", 82)) + ")",
                    () -> "jwt="
                            + secret("eyJ" + of(LETTERS + "-_", 30) + "." + of(LETTERS, 80) + "." + of(LETTERS, 200)),
                    () -> "https://s.example/log?se=2026&sp=r&sig=" + secret(of(LETTERS, 43) + "%3D") + "&sv=1",
                    () -> "https://s.example/zip?urlSignature=" + secret(of(LETTERS, 40)),
                    () -> "https://b.example/k?X-Amz-Signature=" + secret(of("0123456789abcdef", 64)) + "#end",
                    () -> "/archive?path=a&token=" + secret(of(LETTERS, 29)),
                    () -> "Authorization: Basic " + secret(of(LETTERS, 30) + "=="),
                    () -> "https://x-access-token:" + secret(of(LETTERS, 40)) + "@github.com/octo-org/hello-world",
                    () -> "X-Hub-Signature-256: " + secret("sha256=" + of("0123456789abcdef", 64)),
                    () -> "key:\n-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4\n" + secret(of(LETTERS + "+/", 64))
                            + "\n-----END RSA PRIVATE KEY-----\n");
            return kinds.get(random.nextInt(kinds.size())).get();
        }

        private ObjectNode document(int depth) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("ref", "main")
                    .put("number", random.nextLong())
                    .put("big", 1.50)
                    .putNull("none");
            node.put("text " + random.nextInt(), next()).put(next(), true);
            node.putArray("list").add(next()).add(false).add(secretBelow(node.putObject("config")));
            if (depth > 0) {
                node.set("deeper", document(depth - 1));
            }
            return node;
        }

        private String secretBelow(ObjectNode config) {
            String[] names = {"secret", "encrypted_value", "private_key", "client_secret", "encoded_jit_config"};
            config.put(names[random.nextInt(names.length)], secret(of(LETTERS, 12) + "\"\n\\" + of(LETTERS, 3)));
            return "It's a Secret/2 and It%27s+a+Secret%2F2 and SXQncyBhIFNlY3JldC8y";
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void leavesNoSecretOfAnyFormAnywhere(long seed) {
        Maker maker = new Maker(seed);
        for (int i = 0; i < 40; i++) {
            ObjectNode document = maker.document(3);
            Body scrubbed = scrubber.body(new Body.Json(document));
            String text = new String(scrubbed.bytes(), StandardCharsets.UTF_8);

            assertNone(maker, seed, text);
            assertThat(shape(JsonFiles.MAPPER.readTree(text))).isEqualTo(shape(document));
            assertThat(scrubber.body(scrubbed)).isEqualTo(scrubbed);
            assertNone(maker, seed, scrubber.text(maker.next() + " " + maker.next()));
        }
    }

    private static void assertNone(Maker maker, long seed, String text) {
        String left = maker.secrets.stream()
                .filter(text::contains)
                .findFirst()
                .map(s -> s.substring(0, 4))
                .orElse("");
        assertThat(left).as("seed %d", seed).isEmpty();
        assertThat(text.contains("It's a Secret") || text.contains("It%27s") || text.contains("SXQncyBh"))
                .isFalse();
    }

    /** Kinds of values, in order, whatever the texts. */
    private static String shape(JsonNode node) {
        if (node.isContainer()) {
            return node.valueStream().map(ScrubberTests::shape).toList().toString();
        }
        return node.getNodeType().toString();
    }

    @Test
    void putsTheSameInThePlaceOfTheSame() {
        String one = "ghp_" + "a".repeat(36);
        String other = "ghp_" + "b".repeat(36);

        assertThat(scrubber.text(one + " " + other + " " + one)).isEqualTo("***1 ***2 ***1");
        assertThat(scrubber.text("/x?per_page=1&token=" + "c".repeat(9))).isEqualTo("/x?per_page=1&token=***3");
    }

    @Test
    void hidesHeadersThatAreSecretsAsAWhole() {
        var headers = scrubber.headers(new TreeMap<>(Map.of(
                "authorization", "token abc", "x-hub-signature-256", "sha256=1", "cookie", "a=b", "accept", "*/*")));

        assertThat(headers)
                .containsEntry("accept", "*/*")
                .containsEntry("authorization", "***1")
                .containsEntry("cookie", "***2")
                .containsEntry("x-hub-signature-256", "***3");
    }

    @Test
    void leavesOrdinaryTextsAlone() {
        String harmless = "{\"total_secrets\": 1, \"secrets_url\": \"https://api.github.com/x?page=2&status=se\","
                + " \"digest\": \"sha256:" + "0".repeat(64) + "\", \"ref\": \"refs/heads/token-less\"}";

        assertThat(scrubber.body(Body.of("application/json", harmless.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Body.of("application/json", harmless.getBytes(StandardCharsets.UTF_8)));
    }
}
