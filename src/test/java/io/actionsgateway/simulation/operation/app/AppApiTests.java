package io.actionsgateway.simulation.operation.app;

import static io.actionsgateway.simulation.ApiClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.AppJwts;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

class AppApiTests {

    private static final String TOKENS = "/app/installations/3456996/access_tokens";

    private final TestTwin twin = new TestTwin(Scenario.helloWorld());
    private final ApiClient api = new ApiClient(twin);

    private String signed(Object issuer, long issued, long expires) {
        return "Bearer "
                + AppJwts.signed(
                        twin.tokens.app().privateKey(),
                        issuer,
                        TestTwin.START.plusSeconds(issued),
                        TestTwin.START.plusSeconds(expires));
    }

    private ResponseSpec get(String path) {
        return api.get(path, "Bearer " + twin.jwt());
    }

    private JsonNode minted(String body) {
        return Template.JSON.readTree(Objects.requireNonNull(api.post(TOKENS, body)
                .expectStatus()
                .isCreated()
                .expectBody()
                .returnResult()
                .getResponseBody()));
    }

    @Test
    void tellsWhoTheAppIsAndWhereItIsInstalled() {
        get("/app").expectStatus().isOk().expectBody().jsonPath("$.slug").isEqualTo("octo-guard");
        for (String path : new String[] {"/repos/octo-org/hello-world/installation", "/orgs/octo-org/installation"}) {
            get(path).expectStatus().isOk().expectBody().jsonPath("$.id").isEqualTo(App.INSTALLATION_ID);
        }
        get("/app/installations")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].app_id")
                .isEqualTo(App.ID);
        get("/app/installations/3456996").expectStatus().isOk();
        refused(get("/app/installations/1"), 404, "Not Found");
    }

    @ParameterizedTest
    @CsvSource({"1034, 0, 600", "Iv23liOctoGuard01034, -60, 540"})
    void takesJwtsOfTheAppByEitherName(String issuer, long issued, long expires) {
        api.get("/app", signed(issuer, issued, expires)).expectStatus().isOk();
        api.get("/app", signed(App.ID, issued, expires)).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1034 | -60 | -1 | 401 | 'Expiration time' claim ('exp') must be a numeric value representing"
                        + " the future time at which the assertion expires",
                "1034 | 0 | 660 | 401 | 'Expiration time' claim ('exp') is too far in the future",
                "1034 | 60 | 120 | 401 | 'Issued at' claim ('iat') must be an Integer representing the time"
                        + " that the assertion was issued",
                "7 | 0 | 60 | 404 | Integration not found"
            },
            quoteCharacter = '"')
    void refusesJwtsOfAnotherTimeOrApp(String issuer, long issued, long expires, int status, String message) {
        refused(api.get("/app", signed(issuer, issued, expires)), status, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app", "/app/installations", "/repos/octo-org/hello-world/installation"})
    void wantsAJwtForTheAppsOperations(String path) {
        String message = "A JSON web token could not be decoded";
        refused(api.getWithoutToken(path), 401, message);
        refused(api.get(path, "Bearer ghp_any"), 401, message);
        refused(api.get(path, "Bearer eyJhbGciOiJub25lIn0.e30."), 401, message);
        String forged = AppJwts.signed(new App().privateKey(), TestTwin.START);
        refused(api.get(path, "Bearer " + forged), 401, message);
    }

    @Test
    void givesOutATokenForAllThatTheAppMay() {
        JsonNode answer = minted("{}");
        String token = answer.path("token").asString();
        assertThat(token).matches("ghs_[A-Za-z0-9]{36}");
        assertThat(answer.path("expires_at").asString()).isEqualTo("2026-05-01T11:00:00Z");
        assertThat(answer.path("repository_selection").asString()).isEqualTo("all");
        assertThat(answer.has("repositories")).isFalse();
        assertThat(answer.at("/permissions/deployments").asString()).isEqualTo("write");

        api.get("/installation/repositories", "token " + token)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(2);
        twin.time.advance(Duration.ofHours(1));
        refused(api.get("/installation/repositories", "token " + token), 401, "Bad credentials");
    }

    @Test
    void narrowsATokenToWhatIsAskedFor() {
        JsonNode answer = minted("{\"repositories\": [\"hello-world\"], \"permissions\": {\"actions\": \"read\"}}");
        String sent = "Bearer " + answer.path("token").asString();
        assertThat(answer.path("permissions").toString()).isEqualTo("{\"actions\":\"read\",\"metadata\":\"read\"}");
        assertThat(answer.path("repository_selection").asString()).isEqualTo("selected");
        assertThat(answer.at("/repositories/0/full_name").asString()).isEqualTo("octo-org/hello-world");

        api.get("/repos/octo-org/hello-world/actions/runs", sent).expectStatus().isOk();
        refused(api.get("/repos/octo-org/hello-moon", sent), 404, "Not Found");
        refused(
                api.get("/repos/octo-org/hello-world/actions/secrets", sent),
                403,
                "Resource not accessible by integration");
        refused(api.get("/user", sent), 403, "Resource not accessible by integration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'repositories': ['unknown']} | There is at least one repository that does not exist or is not"
                        + " accessible to the parent installation.",
                "{'repository_ids': [1]} | There is at least one repository that does not exist or is not"
                        + " accessible to the parent installation.",
                "{'permissions': {'issues': 'write'}} | The permissions requested are not granted to this"
                        + " installation."
            },
            quoteCharacter = '"')
    void refusesATokenForMoreThanTheAppHas(String body, String message) {
        refused(api.post(TOKENS, body.replace('\'', '"')), 422, message);
    }

    @Test
    void givesOutTheLongFormWhenAskedTo() {
        api.http()
                .post()
                .uri(TOKENS)
                .header("Authorization", "Bearer " + twin.jwt())
                .header("X-GitHub-Stateless-S2S-Token", "enabled")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.token")
                .value(token -> assertThat((String) token).matches("ghs_1034_[\\w-]+\\.[\\w-]+\\.[\\w-]{300,}"));
    }

    @Test
    void revokesATokenByItself() {
        String sent = "token " + minted("{}").path("token").asString();
        api.http()
                .delete()
                .uri("/installation/token")
                .header("Authorization", sent)
                .exchange()
                .expectStatus()
                .isNoContent();
        refused(api.get("/installation/repositories", sent), 401, "Bad credentials");
    }
}
