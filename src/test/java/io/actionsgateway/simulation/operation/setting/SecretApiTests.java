package io.actionsgateway.simulation.operation.setting;

import static io.actionsgateway.simulation.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.model.SecretsPublicKey;
import io.actionsgateway.github.seal.SecretSealer;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.state.setting.Scope;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.node.JsonNodeFactory;

class SecretApiTests {

    private static final String NOT_OURS = "Bad request - validation failed due to an improperly encrypted secret";
    private static final String RULES =
            "Secret names can only contain alphanumeric characters ([a-z], [A-Z], [0-9]) or underscores (_)."
                    + " Spaces are not allowed. Must start with a letter ([a-z], [A-Z]) or underscores (_).";

    private final Settled settled = new Settled();

    private Map<String, Object> sealed(String value, String base) {
        String key = base + "/secrets/public-key";
        SecretsPublicKey recipient = new SecretsPublicKey(
                (String) settled.read(key, "$.key_id"),
                (String) settled.read(key, "$.key"),
                JsonNodeFactory.instance.nullNode());
        return new SecretSealer().body(new Secret(value), recipient).block(Duration.ofSeconds(5));
    }

    private ResponseSpec put(String base, String name, Map<String, Object> sealed) {
        return settled.send(
                "PUT", base + "/secrets/" + name, """
                {"encrypted_value": "%s", "key_id": "%s", "visibility": "all"}""".formatted(sealed.get("encrypted_value"), sealed.get("key_id")));
    }

    private String secret(String base, String name) {
        return settled.scope(base).secret(name).orElseThrow().text();
    }

    @ParameterizedTest
    @ValueSource(strings = {Settled.REPOSITORY, Settled.ENVIRONMENT, Settled.ORGANIZATION})
    void keepsWhatIsInTheBoxAndNeverTellsIt(String base) {
        put(base, "deploy_key", sealed("first", base)).expectStatus().isCreated();
        settled.twin.time.advance(Duration.ofMinutes(1));
        put(base, "Deploy_Key", sealed("second é", base))
                .expectStatus()
                .isNoContent()
                .expectBody()
                .isEmpty();

        assertThat(secret(base, "DEPLOY_KEY")).isEqualTo("second é");
        settled.get(base + "/secrets/deploy_KEY")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("DEPLOY_KEY")
                .jsonPath("$.created_at")
                .isEqualTo("2026-05-01T10:00:00Z")
                .jsonPath("$.updated_at")
                .isEqualTo("2026-05-01T10:01:00Z")
                .jsonPath("$.value")
                .doesNotExist();
        assertThat(settled.read(base + "/secrets?per_page=1", "$.secrets[*].name"))
                .asString()
                .contains("DEPLOY_KEY");
        assertThat(settled.read(base + "/secrets", "$.total_count")).isEqualTo(2);

        settled.send("DELETE", base + "/secrets/deploy_key", "").expectStatus().isNoContent();
        refused(settled.send("DELETE", base + "/secrets/deploy_key", ""), 404, "Not Found");
        refused(settled.get(base + "/secrets/deploy_key"), 404, "Not Found");
    }

    @Test
    void takesUpToFortyEightKilobytes() {
        put(Settled.REPOSITORY, "BIG", sealed("x".repeat(49_152), Settled.REPOSITORY))
                .expectStatus()
                .isCreated();

        assertThat(secret(Settled.REPOSITORY, "BIG")).hasSize(49_152);
        refused(
                put(Settled.REPOSITORY, "BIG", sealed("x".repeat(49_153), Settled.REPOSITORY)),
                422,
                "Value is too large.");
    }

    @Test
    void refusesABoxThatItCannotOpen() {
        Map<String, Object> foreign = sealed("s3cret", Settled.ENVIRONMENT);
        Map<String, Object> own = sealed("s3cret", Settled.REPOSITORY);

        refused(put(Settled.REPOSITORY, "A", foreign), 422, NOT_OURS);
        refused(
                put(Settled.REPOSITORY, "A", Map.of("encrypted_value", own.get("encrypted_value"), "key_id", "1")),
                422,
                NOT_OURS);
        refused(
                put(Settled.REPOSITORY, "A", Map.of("encrypted_value", "c2VjcmV0", "key_id", own.get("key_id"))),
                422,
                NOT_OURS);
        refused(
                put(Settled.REPOSITORY, "A", Map.of("encrypted_value", "my-password", "key_id", own.get("key_id"))),
                422,
                "Invalid request.\n\nmy-password does not match /^(?:[A-Za-z0-9+\\/]{4})*"
                        + "(?:[A-Za-z0-9+\\/]{2}==|[A-Za-z0-9+\\/]{3}=|[A-Za-z0-9+\\/]{4})$/.");
        refused(
                settled.send("PUT", Settled.REPOSITORY + "/secrets/A", "{\"encrypted_value\": \"c2VjcmV0\"}"),
                422,
                "Invalid request.\n\n\"key_id\" wasn't supplied.");
        assertThat(settled.scope(Settled.REPOSITORY).secrets().find("A")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1ST, ''", "MY-KEY, ''", "MY%20KEY, ''", "github_token, Secret names must not start with GITHUB_."})
    void refusesANameThatGitHubDoesNotAllow(String name, String message) {
        refused(
                put(Settled.REPOSITORY, name, sealed("s3cret", Settled.REPOSITORY)),
                422,
                message.isEmpty() ? RULES : message);
    }

    @Test
    void keepsAHundredInARepository() {
        Scope scope = settled.scope(Settled.REPOSITORY);
        for (int number = 2; number <= 100; number++) {
            scope.secrets().put("S" + number, new byte[1], settled.twin.world.now());
        }

        refused(
                put(Settled.REPOSITORY, "ONE_MORE", sealed("s3cret", Settled.REPOSITORY)),
                422,
                "Failed to add secret. The limit of 100 secrets is reached.");
        put(Settled.REPOSITORY, "S2", sealed("s3cret", Settled.REPOSITORY))
                .expectStatus()
                .isNoContent();
    }

    @Test
    void refusesAnUnknownEnvironmentAndOrganization() {
        refused(settled.get(Settled.ENVIRONMENT.replace("production", "moon") + "/secrets"), 404, "Not Found");
        refused(settled.get("/orgs/unknown/actions/secrets/public-key"), 404, "Not Found");
    }

    @Test
    void sharesASecretAnewWithoutItsValue() {
        String licence = Settled.ORGANIZATION + "/secrets/LICENCE";
        settled.send("PUT", licence, "{\"visibility\": \"selected\", \"selected_repository_ids\": [\"2\"]}")
                .expectStatus()
                .isNoContent();

        assertThat(secret(Settled.ORGANIZATION, "LICENCE")).isEqualTo("abc");
        settled.get(licence)
                .expectBody()
                .jsonPath("$.visibility")
                .isEqualTo("selected")
                .jsonPath("$.selected_repositories_url")
                .value(url -> assertThat((String) url).endsWith(licence + "/repositories"));
        refused(
                settled.send("PUT", Settled.ORGANIZATION + "/secrets/NEW", "{\"visibility\": \"all\"}"),
                422,
                "Invalid request.\n\n\"encrypted_value\" wasn't supplied.");
        refused(
                settled.send("PUT", licence, "{\"selected_repository_ids\": [2]}"),
                422,
                "Invalid request.\n\n\"visibility\" wasn't supplied.");
    }
}
