package io.actionsgateway.api.v3.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.api.v3.table.Match;
import io.actionsgateway.api.v3.table.OperationTable;
import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubHost;
import io.actionsgateway.github.transport.GitHubTransport;
import io.actionsgateway.security.AccessRefusal;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Grant;
import io.actionsgateway.security.Grants;
import io.actionsgateway.security.Level;
import io.actionsgateway.simulation.MockGitHub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.github.GitHubBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Repositories by number and under former names. */
@DialectTest
class NamingIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long ID = 1296269;
    private static final String BASE = "http://localhost/api/v3";
    private static final RepositoryName NOW = RepositoryName.parse("octo-org/hello-world");

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private NamingStep step;

    @Autowired
    private RepositoryDirectory directory;

    @Autowired
    private RepositoryTable table;

    @Autowired
    private OperationTable operations;

    @Autowired
    private GitHubTransport transport;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    private void know() {
        assertThat(client.get("/api/v3/repos/octo-org/hello-world").statusCode())
                .isEqualTo(200);
        upstream.fromHere();
    }

    @Test
    void findsARepositoryByNumberOnceItHasBeenSeen() {
        know();

        HttpResponse<String> byNumber = client.get("/api/v3/repositories/" + ID + "/actions/workflows");
        HttpResponse<String> byName = client.get("/api/v3/repos/octo-org/hello-world/actions/workflows");

        assertThat(byNumber.statusCode()).isEqualTo(200);
        assertThat(byNumber.body()).isEqualTo(byName.body());
        assertThat(upstream.sinceThen())
                .allSatisfy(call -> assertThat(call.url().getPath()).startsWith("/repos/octo-org/hello-world/"));
    }

    @Test
    void writesToARepositoryByNumber() {
        know();
        String variables = "/api/v3/repositories/" + ID + "/actions/variables";

        HttpResponse<String> made =
                client.send(request(variables).POST(body("{\"name\":\"BY_NUMBER\",\"value\":\"1\"}")));
        HttpResponse<String> gone =
                client.send(request(variables + "/BY_NUMBER").DELETE());

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(gone.statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "0", "-1", "01296269", "9223372036854775808", "1e3", "x", "%D9%A1"})
    void asksNothingAboutANumberThatIsUnknown(String number) {
        HttpResponse<String> answer = client.get("/api/v3/repositories/" + number + "/actions/workflows");
        HttpResponse<String> absent = client.get("/api/v3/repositories/999999999998/actions/workflows");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(absent.body());
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void handsOutARedirectForAFormerName() {
        HttpResponse<String> moved = client.get("/api/v3/repos/octo-org/hello-earth/actions/workflows?per_page=1");

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location"))
                .hasValue("http://localhost:" + client.port() + "/api/v3/repositories/" + ID
                        + "/actions/workflows?per_page=1");
        assertThat(moved.body()).contains("Moved Permanently").contains("localhost:" + client.port());
        assertThat(client.get("/api/v3/repositories/" + ID).statusCode()).isEqualTo(200);
    }

    @Test
    void givesNoAnswerThatSomebodyElseGotByFollowing() {
        Match match = operations
                .find(
                        ApiVersion.V2022_11_28,
                        HttpMethod.GET,
                        List.of("repos", "octo-org", "hello-earth", "actions", "workflows"))
                .orElseThrow();
        Call followed = Call.of(match.row().operation(), match.variables(), Map.of());

        assertThat(Objects.requireNonNull(transport.exchange(followed).block(SOON))
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/v3/repos/octo-org/hello-earth/actions/workflows")
                        .statusCode())
                .isEqualTo(301);
        assertThat(Objects.requireNonNull(transport.exchange(followed).block(SOON))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void leadsClientsThatFollow() throws IOException, InterruptedException {
        try (HttpClient following = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            String former = "/api/v3/repos/octo-org/hello-earth";
            HttpResponse<String> read = following.send(
                    request(former + "/actions/workflows").build(), HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> made = following.send(
                    request(former + "/actions/variables")
                            .POST(body("{\"name\":\"FORMER\",\"value\":\"1\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(read.body()).contains("ci.yml");
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        }
        client.send(request("/api/v3/repos/octo-org/hello-world/actions/variables/FORMER")
                .DELETE());
    }

    @Test
    void leadsHub4j() throws IOException {
        var gitHub = new GitHubBuilder()
                .withEndpoint("http://localhost:" + client.port() + "/api/v3")
                .withOAuthToken(ServiceClient.KEY)
                .build();

        assertThat(gitHub.getRepository("octo-org/hello-earth").getFullName()).isEqualTo(NOW.toString());
    }

    @Test
    void showsTheWayOnlyToWhoMaySeeThePresentName() {
        StepVerifier.create(step.handle(named("hello-earth", "octo-org/hello-earth"), _ -> moved(ID)))
                .expectError(AccessRefusal.NotGranted.class)
                .verify(SOON);
        StepVerifier.create(step.handle(named("hello-earth", "octo-org/hello-*"), _ -> moved(ID)))
                .assertNext(answer -> assertThat(answer.status()).isEqualTo(301))
                .expectComplete()
                .verify(SOON);
        assertThat(upstream.sinceThen())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.url().getPath()).isEqualTo("/repositories/" + ID));
    }

    @Test
    void takesThePresentNameWhenItsOwnIsOutdated() {
        learn("api.test", 700_001, "octo-org/once");
        learn(home(), ID, "octo-org/hello-earth");
        List<String> asked = new ArrayList<>();
        DialectStep.Next next = request -> {
            asked.add(request.repository().orElseThrow().toString());
            return asked.size() == 1 ? moved(ID) : Mono.just(DialectAnswer.ok("{}"));
        };

        StepVerifier.create(step.handle(numbered(ID, "*"), next))
                .assertNext(answer -> assertThat(answer.status()).isEqualTo(200))
                .expectComplete()
                .verify(SOON);
        assertThat(asked).containsExactly("octo-org/hello-earth", "octo-org/hello-world");
        assertThat(table.names(ID, home())).first().isEqualTo(NOW);
    }

    @Test
    void refusesWhenTheNameNowBelongsToAnother() {
        learn(home(), 700_002, "octo-org/hello-earth");

        StepVerifier.create(step.handle(numbered(700_002, "*"), _ -> moved(ID)))
                .expectError(AccessRefusal.NotGranted.class)
                .verify(SOON);
    }

    @Test
    void learnsNothingAboutAnotherRepositoryThanTheOneAskedFor() {
        StepVerifier.create(step.handle(
                        named("hello-world", "*"),
                        _ -> Mono.just(DialectAnswer.ok("{\"id\":700003,\"full_name\":\"octo-org/elsewhere\"}"))))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(directory.names(700_003).block(SOON)).isEmpty();
    }

    @Test
    void learnsFromTheLinksOfLists() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Link", "<" + BASE + "/repositories/700004/actions/runs?page=2>; rel=\"next\"");
        DialectRequest request = named("by-link", "*");
        StepVerifier.create(step.handle(request, _ -> Mono.just(new DialectAnswer(200, headers, new byte[0]))))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);

        assertThat(directory.names(700_004).block(SOON)).containsExactly(RepositoryName.parse("octo-org/by-link"));
    }

    private void learn(String host, long id, String name) {
        directory
                .learn(host, new NumberedRepository(id, RepositoryName.parse(name)))
                .block(SOON);
    }

    /** Tests before this one may have had other twins. */
    private String home() {
        know();
        return new GitHubHost(twin.url()).name();
    }

    private static Mono<DialectAnswer> moved(long id) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Location", BASE + "/repositories/" + id + "/actions/runs?page=2");
        return Mono.just(new DialectAnswer(301, headers, new byte[0]));
    }

    private DialectRequest named(String repository, String grant) {
        return request(List.of("repos", "octo-org", repository), grant);
    }

    private DialectRequest numbered(long id, String grant) {
        return request(List.of("repositories", Long.toString(id)), grant);
    }

    private DialectRequest request(List<String> path, String grant) {
        Match match =
                operations.find(ApiVersion.V2022_11_28, HttpMethod.GET, path).orElseThrow();
        Grants grants =
                new Grants(List.of(new Grant(Set.of(grant), Map.of(Area.ACTIONS, Level.READ), Set.of(), Set.of())));
        return new DialectRequest(
                match.row(),
                ApiVersion.V2022_11_28,
                match.variables(),
                "",
                new HttpHeaders(),
                new byte[0],
                new ApiCaller("key:test", "test", "test", grants, null),
                BASE,
                "request-1");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(ServiceClient.uri(client.port(), path))
                .header("Authorization", "Bearer " + ServiceClient.KEY);
    }

    private static HttpRequest.BodyPublisher body(String json) {
        return HttpRequest.BodyPublishers.ofString(json);
    }
}
