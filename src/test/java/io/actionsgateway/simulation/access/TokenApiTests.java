package io.actionsgateway.simulation.access;

import static io.actionsgateway.simulation.ApiClient.ACTIONS;
import static io.actionsgateway.simulation.ApiClient.refused;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

class TokenApiTests {

    private static final String MOON = "/repos/octo-org/hello-moon";
    private static final Account MONALISA = Account.user("monalisa", 2);
    private static final Secret TOKEN = new Secret("github_pat_moon");
    private static final String SENT = "Bearer github_pat_moon";

    private final TestTwin twin = new TestTwin(Scenario.helloWorld());
    private final ApiClient api = new ApiClient(twin);

    private ResponseSpec dispatch(String repository, String authorization) {
        return api.http()
                .post()
                .uri("/repos/octo-org/" + repository + "/dispatches")
                .header("Authorization", authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"event_type\": \"nightly\"}")
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token ghp_any", "Bearer ghp_any", "bearer ghp_any", "TOKEN github_pat_any"})
    void takesAnyTokenForTheActors(String authorization) {
        api.get(MOON, authorization).expectStatus().isOk();
        api.get("/user", authorization)
                .expectBody()
                .jsonPath("$.login")
                .isEqualTo(twin.world.actor().login());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-access-token:github_pat_moon", "github_pat_moon:", "github_pat_moon:x-oauth-basic"})
    void findsTheTokenInBasicCredentials(String pair) {
        twin.tokens.declare(TOKEN, Token.classic(MONALISA));
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        api.get("/user", "Basic " + basic).expectBody().jsonPath("$.login").isEqualTo("monalisa");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token ghs_0123", "Bearer ghs_1034_a.b.c", "token", "Basic !", "Digest x"})
    void refusesWhatItCannotHaveGivenOut(String authorization) {
        refused(api.get(ACTIONS + "/runs", authorization), 401, "Bad credentials");
    }

    @Test
    void refusesATokenThatExpiredOrWasRevoked() {
        twin.tokens.declare(TOKEN, Token.classic(MONALISA).until(TestTwin.START.plus(Duration.ofHours(1))));
        api.get(MOON, SENT).expectStatus().isOk();
        twin.time.advance(Duration.ofHours(1));
        refused(api.get(MOON, SENT), 401, "Bad credentials");

        twin.tokens.revoke(new Secret("ghp_any"));
        refused(api.get(MOON, "token ghp_any"), 401, "Bad credentials");
    }

    @Test
    void showsStrangersWhatIsPublic() {
        api.getWithoutToken(ACTIONS + "/runs").expectStatus().isOk();
        api.getWithoutToken("/repos/octo-org/hello-world/environments")
                .expectStatus()
                .isOk();
        refused(api.getWithoutToken(MOON), 404, "Not Found");
        refused(api.getWithoutToken(MOON + "/actions/runs"), 404, "Not Found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repos/octo-org/hello-world/actions/secrets",
                "/repos/octo-org/hello-world/actions/variables",
                "/repos/octo-org/hello-world/hooks",
                "/orgs/octo-org/actions/secrets",
                "/orgs/octo-org/hooks",
                "/user"
            })
    void keepsTheSetUpFromStrangers(String path) {
        refused(api.getWithoutToken(path), 401, "Requires authentication");
    }

    @Test
    void letsAFineGrainedTokenDoWhatItMay() {
        twin.tokens.declare(TOKEN, Token.fineGrained(MONALISA, Map.of("actions", "read", "variables", "write")));
        api.get(MOON + "/actions/runs", SENT)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("x-accepted-github-permissions", "actions=read");
        api.get(MOON + "/actions/variables", SENT).expectStatus().isOk();

        refused(dispatch("hello-moon", SENT), 403, "Resource not accessible by personal access token");
        api.get(MOON + "/actions/secrets", SENT)
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueEquals("x-accepted-github-permissions", "secrets=read");
    }

    @Test
    void hidesRepositoriesThatTheTokenWasNotGivenFor() {
        twin.tokens.declare(
                TOKEN,
                Token.installation(Map.of("contents", "write", "actions", "read"))
                        .on("octo-org/hello-world"));
        dispatch("hello-world", SENT).expectStatus().isNoContent();
        refused(api.get(MOON + "/actions/runs", SENT), 404, "Not Found");
        refused(dispatch("hello-moon", SENT), 404, "Not Found");
        refused(api.get("/repos/octo-org/hello-world/hooks", SENT), 403, "Resource not accessible by integration");
    }

    @Test
    void leadsFromAFormerNameToTheRepository() {
        String where = "http://localhost:8090/repositories/" + twin.repository().id();
        api.get("/repos/octo-org/hello-earth/actions/runs?per_page=1")
                .expectStatus()
                .isEqualTo(301)
                .expectHeader()
                .valueEquals("Location", where + "/actions/runs?per_page=1")
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo("Moved Permanently")
                .jsonPath("$.url")
                .isEqualTo(where + "/actions/runs?per_page=1");
        dispatch("hello-earth", "token any")
                .expectStatus()
                .isEqualTo(307)
                .expectHeader()
                .valueEquals("Location", where + "/dispatches")
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo("Temporary Redirect");
    }
}
