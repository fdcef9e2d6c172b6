package io.actionsgateway.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.github.client.DescribedGitHub;
import io.actionsgateway.github.model.ActionsSecret;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.seal.Libsodium;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class SecretServiceTests {

    private static final RepositoryName HELLO = RepositoryName.parse("octo-org/hello-world");
    private static final SettingScope.OfRepository REPOSITORY = SettingScope.repository(HELLO);
    private static final SettingScope.OfEnvironment ENVIRONMENT = SettingScope.environment(HELLO, "eu/production 1");
    private static final SettingScope.OfOrganization ORGANIZATION = SettingScope.organization("octo-org");
    private static final Secret VALUE = new Secret("schlüssel-c4n4ry");

    private final Bench bench = Bench.ofExamples();
    private final DescribedGitHub github = bench.github;
    private final SecretService secrets = bench.secrets;

    private static String key(Libsodium sodium, String id) {
        return "{\"key_id\":\"" + id + "\",\"key\":\"" + sodium.publicKeyText() + "\"}";
    }

    /** GitHub's own example of a key has 33 bytes. */
    private Mono<Saved> keyed(Mono<Saved> put) {
        return Mono.defer(() -> {
            github.then(200, key(Libsodium.load(), "k1"));
            return put;
        });
    }

    private static void gives(Mono<?> call, Object expected) {
        StepVerifier.create(call)
                .expectNextMatches(expected::equals)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({"201,CREATED", "204,UPDATED"})
    void sealsTheValueForGitHubAlone(int status, Saved saved) {
        Libsodium sodium = Libsodium.load();
        github.then(200, key(sodium, "k1")).then(status, status == 201 ? "{}" : "");

        gives(secrets.put(ENVIRONMENT, "token_1", VALUE), saved);

        JsonNode body = github.sent(1);
        byte[] sealed = Base64.getDecoder().decode(body.path("encrypted_value").asString());
        assertThat(sodium.open(sealed)).contains("schlüssel-c4n4ry".getBytes(StandardCharsets.UTF_8));
        assertThat(body.path("key_id").asString()).isEqualTo("k1");
        assertThat(body.size()).isEqualTo(2);
        assertThat(github.calls())
                .allSatisfy(call -> assertThat(call.toString()).doesNotContain("schl"));
    }

    @Test
    void saysWhoMayUseAnOrganizationsSecret() {
        gives(keyed(secrets.put(ORGANIZATION, "TOKEN", VALUE, Visibility.selected(9L, 7L))), Saved.CREATED);

        assertThat(github.sent(1).path("visibility").asString()).isEqualTo("selected");
        assertThat(github.sent(1).path("selected_repository_ids").toString()).isEqualTo("[7,9]");
    }

    @Test
    void triesOnceMoreWhenTheKeyWasRotated() {
        Libsodium old = Libsodium.load();
        Libsodium fresh = Libsodium.load();
        github.then(200, key(old, "k1"))
                .then(422, "{\"message\":\"The key ID is not the current one\"}")
                .then(200, key(fresh, "k2"))
                .then(204, "");

        gives(secrets.put(REPOSITORY, "TOKEN", VALUE), Saved.UPDATED);

        assertThat(github.calls().get(2).headers().getFirst("Cache-Control")).isEqualTo("no-cache");
        assertThat(github.sent(3).path("key_id").asString()).isEqualTo("k2");
        byte[] sealed = Base64.getDecoder()
                .decode(github.sent(3).path("encrypted_value").asString());
        assertThat(fresh.open(sealed)).isPresent();
    }

    @Test
    void triesNotTwiceMore() {
        github.then(200, key(Libsodium.load(), "k1"))
                .then(422, "{\"message\":\"one\"}")
                .then(200, key(Libsodium.load(), "k2"))
                .then(422, "{\"message\":\"two\"}");

        assertThat(Refused.with(GitHubException.InvalidInputs.class, secrets.put(REPOSITORY, "TOKEN", VALUE)))
                .hasMessage("two");
        assertThat(github.calls()).hasSize(4);
    }

    @Test
    void triesNotAgainWithTheSameKey() {
        String key = key(Libsodium.load(), "k1");
        github.then(200, key).then(422, "{\"message\":\"too many secrets\"}").then(200, key);

        assertThat(Refused.with(GitHubException.InvalidInputs.class, secrets.put(REPOSITORY, "TOKEN", VALUE)))
                .hasMessage("too many secrets");
        assertThat(github.calls()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key_id\":\"1\",\"key\":\"AAAA\"}",
                "{\"key_id\":\"1\",\"key\":\"###\"}",
                "{\"key_id\":\"1\",\"key\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}",
                "{\"key_id\":\"1\"}",
                "{\"key\":\"AAAA\"}"
            })
    void sealsNothingWithoutAUsableKey(String key) {
        github.then(200, key);

        Refused.with(GitHubException.ParseError.class, secrets.put(REPOSITORY, "TOKEN", VALUE));
        assertThat(github.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1ST", "GITHUB_TOKEN", "github_token", "A-B", "A B", "public-key", "../x", "Ä", "A\n"})
    void refusesNamesThatGitHubWouldRefuse(String name) {
        Refused.with(GitHubException.InvalidInputs.class, secrets.put(REPOSITORY, name, VALUE));
        Refused.with(GitHubException.InvalidInputs.class, secrets.put(ORGANIZATION, name, VALUE, Visibility.all()));
        Refused.with(GitHubException.InvalidInputs.class, secrets.get(REPOSITORY, name));
        Refused.with(GitHubException.InvalidInputs.class, secrets.exists(REPOSITORY, name));
        Refused.with(GitHubException.InvalidInputs.class, secrets.delete(REPOSITORY, name));
        Refused.with(
                GitHubException.InvalidInputs.class,
                secrets.selectedRepositories(ORGANIZATION, name).add(1));
        assertThat(github.calls()).isEmpty();
    }

    @Test
    void takesValuesUpToTheLimit() {
        String most = "ü".repeat(24 * 1024);
        gives(keyed(secrets.put(REPOSITORY, "TOKEN", new Secret(most))), Saved.CREATED);
        int before = github.calls().size();

        GitHubException.InvalidInputs refusal = Refused.with(
                GitHubException.InvalidInputs.class, secrets.put(REPOSITORY, "TOKEN", new Secret(most + "x")));

        assertThat(refusal.fields())
                .singleElement()
                .extracting(GitHubException.Field::field)
                .isEqualTo("value");
        assertThat(refusal).hasMessageNotContaining("ü");
        assertThat(github.calls()).hasSize(before);
    }

    @Test
    void knowsNothingOnlyWhenGitHubSaysSo() {
        gives(secrets.exists(REPOSITORY, "TOKEN"), true);
        github.then(404, "{\"message\":\"Not Found\"}");
        gives(secrets.exists(REPOSITORY, "TOKEN"), false);
        github.then(403, "{\"message\":\"Resource not accessible by integration\"}");
        Refused.with(GitHubException.AccessDenied.class, secrets.exists(REPOSITORY, "TOKEN"));
    }

    @Test
    void namesWhatIsMissing() {
        github.then(404, "{}").then(404, "{}").then(404, "{}").then(404, "{}");

        assertThat(missing(secrets.get(ENVIRONMENT, "TOKEN"))).isEqualTo(GitHubException.Resource.SECRET);
        assertThat(missing(secrets.list(ENVIRONMENT).then())).isEqualTo(GitHubException.Resource.ENVIRONMENT);
        assertThat(missing(secrets.getPublicKey(REPOSITORY))).isEqualTo(GitHubException.Resource.REPOSITORY);
        assertThat(missing(secrets.page(ORGANIZATION, 5, null))).isEqualTo(GitHubException.Resource.ORGANIZATION);
    }

    private static GitHubException.Resource missing(Mono<?> call) {
        return Refused.with(GitHubException.NotFound.class, call).resource();
    }

    @ParameterizedTest
    @CsvSource({
        "401,Unauthorized",
        "403,AccessDenied",
        "404,NotFound",
        "409,Conflict",
        "422,InvalidInputs",
        "418,ParseError"
    })
    void givesRefusalsTheirName(int status, String variant) {
        github.then(status, "{\"message\":\"no\"}");

        GitHubException refusal = Refused.with(
                GitHubException.class,
                secrets.selectedRepositories(ORGANIZATION, "TOKEN").remove(7));

        assertThat(refusal.getClass().getSimpleName()).isEqualTo(variant);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101})
    void refusesPageSizesThatGitHubDoesNotGive(int size) {
        Refused.with(GitHubException.InvalidInputs.class, secrets.page(REPOSITORY, size, null));
        Refused.with(GitHubException.InvalidInputs.class, secrets.pageFromOrganization(HELLO, size, null));
        Refused.with(
                GitHubException.InvalidInputs.class,
                secrets.selectedRepositories(ORGANIZATION, "T").page(size, null));
        assertThat(github.calls()).isEmpty();
    }

    @Test
    void fetchesTheNextPageWhenItIsNeeded() {
        String page = "{\"total_count\":4,\"secrets\":[{\"name\":\"A\"},{\"name\":\"B\"}]}";
        github.then(200, page, "https://api.github.com/repositories/1/actions/secrets?page=2")
                .then(200, page);

        StepVerifier.create(secrets.list(REPOSITORY).map(ActionsSecret::name), 1)
                .expectNext("A")
                .then(() -> assertThat(github.calls()).hasSize(1))
                .thenRequest(3)
                .expectNext("B", "A", "B")
                .expectComplete()
                .verify(Duration.ofSeconds(10));
        assertThat(github.asked())
                .containsExactly(
                        "GET /repos/octo-org/hello-world/actions/secrets?per_page=100",
                        "GET /repositories/1/actions/secrets?page=2");
    }
}
