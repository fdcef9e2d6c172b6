package io.actionsgateway.simulation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.ApiClient;
import io.actionsgateway.simulation.TestTwin;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.test.StepVerifier;

class FrontApiTests {

    private static final String WORKFLOWS = "/repos/octo-org/hello-world/actions/workflows";
    private static final String RUNS = "/repos/octo-org/hello-world/actions/runs";

    private final TestTwin twin = new TestTwin();
    private final ApiClient api = new ApiClient(twin);

    private ResponseSpec get(String path, Map<String, String> headers) {
        return api.http()
                .get()
                .uri(path)
                .headers(all -> headers.forEach(all::set))
                .exchange();
    }

    private static void isBelow(ResponseSpec answer, String base) {
        answer.expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.workflows[0].url")
                .value(url -> assertThat((String) url).startsWith(base + "/repos/octo-org/hello-world/"));
    }

    @Test
    void tellsAddressesBelowTheOneThatWasUsed() {
        isBelow(get(WORKFLOWS, Map.of()), "http://localhost:8090");
        isBelow(get("/api/v3" + WORKFLOWS, Map.of()), "http://localhost:8090/api/v3");
    }

    @Test
    void believesWhatProxiesForward() {
        isBelow(
                get(
                        WORKFLOWS,
                        Map.of(
                                "X-Forwarded-Proto", "https",
                                "X-Forwarded-Host", "github.example",
                                "X-Forwarded-Port", "8443",
                                "X-Forwarded-Prefix", "/twin")),
                "https://github.example:8443/twin");
        isBelow(
                get("/api/v3" + WORKFLOWS, Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "github.example")),
                "https://github.example/api/v3");
        isBelow(
                get(WORKFLOWS, Map.of("X-Forwarded-Proto", "https", "Host", "localhost:8443")),
                "https://localhost:8443");
    }

    @Test
    void findsGraphqlWhereEnterpriseServersHaveIt() {
        AtomicReference<String> path = new AtomicReference<>();
        HttpHandler front = Front.before((request, response) -> {
            path.set(request.getPath().pathWithinApplication().value());
            return response.setComplete();
        });
        MockServerHttpRequest request = MockServerHttpRequest.post("http://localhost/api/graphql")
                .header("User-Agent", "twin-tests")
                .build();

        StepVerifier.create(front.handle(request, new MockServerHttpResponse()))
                .expectComplete()
                .verify(Duration.ofSeconds(5));
        assertThat(path).hasValue("/graphql");
    }

    @Test
    void refusesForwardingThatCannotBeRead() {
        get("/x", Map.of("X-Forwarded-Host", "a", "X-Forwarded-Port", "many"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.message")
                .isEqualTo("Bad Request");
    }

    @Test
    void linksToOtherPagesByNumberBelowTheBaseThatWasUsed() {
        long id = twin.repository().id();

        get("/api/v3" + WORKFLOWS + "?per_page=1", Map.of())
                .expectHeader()
                .value(
                        "Link",
                        link -> assertThat(link)
                                .contains("<http://localhost:8090/api/v3/repositories/" + id
                                        + "/actions/workflows?per_page=1&page=2>; rel=\"next\""));
        get("/repositories/" + id + "/actions/workflows?per_page=1&page=2", Map.of())
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("Link", link -> assertThat(link).contains("/repositories/" + id + "/actions/workflows"));
    }

    @Test
    void turnsAwayWhoDoesNotSayItsName() {
        byte[] words = get("/zen", Map.of("User-Agent", ""))
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .valueEquals("Content-Type", "text/html")
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(new String(words, StandardCharsets.UTF_8))
                .contains("make sure your request has a User-Agent header");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {WORKFLOWS + "/", "/api/v3" + WORKFLOWS + "/", "/api/v3x", "/api/v4" + WORKFLOWS, "/nowhere"})
    void doesNotFindWhatGitHubWouldNot(String path) {
        ApiClient.refused(get(path, Map.of()), 404, "Not Found")
                .jsonPath("$.documentation_url")
                .isEqualTo("https://docs.github.com/rest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
    void doesNotFindAMethodThatThereIsNot(String method) {
        ApiClient.refused(
                api.http().method(HttpMethod.valueOf(method)).uri(WORKFLOWS).exchange(), 404, "Not Found");
    }

    @Test
    void answersHeadLikeGetWithoutABody() {
        ResponseSpec head = api.http().head().uri(WORKFLOWS).exchange();

        head.expectStatus().isOk().expectHeader().exists("ETag").expectBody().isEmpty();
        api.http()
                .head()
                .uri("/nowhere")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .isEmpty();
    }

    @Test
    void saysWhatGitHubSaysWithEveryAnswer() {
        get(WORKFLOWS, Map.of("Authorization", "token any"))
                .expectHeader()
                .valueEquals("Content-Type", "application/json; charset=utf-8")
                .expectHeader()
                .valueEquals("x-github-media-type", "github.v3; format=json")
                .expectHeader()
                .valueEquals("x-github-api-version-selected", "2022-11-28")
                .expectHeader()
                .valueEquals("Cache-Control", "private, max-age=60, s-maxage=60")
                .expectHeader()
                .value("Vary", vary -> assertThat(vary).startsWith("Accept, Authorization, Cookie"))
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "*")
                .expectHeader()
                .value(
                        "Access-Control-Expose-Headers",
                        names -> assertThat(names).contains("Link", "Retry-After"));
        get(WORKFLOWS, Map.of()).expectHeader().valueEquals("Cache-Control", "public, max-age=60, s-maxage=60");
        get("/nowhere", Map.of())
                .expectHeader()
                .doesNotExist("ETag")
                .expectHeader()
                .doesNotExist("Cache-Control");
    }

    @Test
    void tellsBrowsersBeforehandWhatTheyMayDo() {
        api.http()
                .options()
                .uri(WORKFLOWS)
                .header("Origin", "http://example.com")
                .header("Access-Control-Request-Method", "POST")
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Methods", "GET, POST, PATCH, PUT, DELETE")
                .expectHeader()
                .value(
                        "Access-Control-Allow-Headers",
                        names -> assertThat(names).contains("Authorization"));
    }

    @Test
    void wantsAVersionThatThereIs() {
        ApiClient.refused(get(WORKFLOWS, Map.of("X-GitHub-Api-Version", "v3")), 400, "Bad Request")
                .jsonPath("$.errors")
                .isEqualTo("The version you specified in the \"X-GitHub-API-Version\" request header, \"v3\", is not a"
                        + " supported version. The following versions are currently supported: \"2026-03-10\" (most"
                        + " recent) and \"2022-11-28\".");
        get(WORKFLOWS, Map.of("X-GitHub-Api-Version", "2026-03-10"))
                .expectHeader()
                .valueEquals("x-github-api-version-selected", "2026-03-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*/*", "application/vnd.github.v3+json", "text/html", "application/xml;q=x", "garbage"})
    void takesAnyAccept(String accept) {
        get(WORKFLOWS, Map.of("Accept", accept)).expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            main                 | 1
            topic%2Fa%2Bb        | 0
            """)
    void readsEncodedQueries(String branch, int found) {
        twin.played("ci.yml", Map.of());

        api.http()
                .get()
                .uri(URI.create("http://localhost:8090" + RUNS + "?branch=" + branch))
                .exchange()
                .expectBody()
                .jsonPath("$.total_count")
                .isEqualTo(found);
    }
}
