package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.RawHttp;
import io.actionsgateway.ServiceClient;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.reactive.function.client.ClientRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Attempts to get further than one may, by the byte: each row tells what is sent, which status comes back, and how many
 * calls leave for GitHub. Every refusal has GitHub's shape. What was seen is written to {@code target/attacks.md}.
 */
@DialectTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksIT {

    private static final String OURS = "/repos/octo-org/hello-world";
    private static final String FOREIGN = "/repos/octo-org/hello-moon";
    private static final String READER = "reader";
    private static final String DEPLOYER = "deployer";
    private static final String REVOKED = "revoked";

    /** What is sent, as whom, and what must come of it. */
    record Attack(String what, String as, String request, String more, String body, int status, int calls) {

        static Attack of(String what, String as, String request, int status, int calls) {
            return new Attack(what, as, request, "", "", status, calls);
        }

        Attack with(String header) {
            return new Attack(what, as, request, more + header + "\r\n", body, status, calls);
        }

        Attack sending(String json) {
            return new Attack(what, as, request, more, json, status, calls);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    private final Map<String, String> keys = new java.util.HashMap<>();
    private final List<String> seen = new ArrayList<>();

    @BeforeAll
    void makeKeys() {
        keys.put(READER, key(READER, "\"actions\":\"read\"").path("key").asString());
        keys.put(DEPLOYER, key(DEPLOYER, "\"actions\":\"write\"").path("key").asString());
        JsonNode revoked = key(REVOKED, "\"actions\":\"write\"");
        keys.put(REVOKED, revoked.path("key").asString());
        client.send(HttpRequest.newBuilder(ServiceClient.uri(
                        client.port(), "/api/v1/keys/" + revoked.path("id").asString()))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .DELETE());
    }

    private JsonNode key(String name, String permissions) {
        String wish =
                "{\"name\":\"attack-%s\",\"grants\":[{\"repositories\":[\"octo-org/hello-world*\"],\"permissions\":{%s}}]}"
                        .formatted(name, permissions);
        HttpResponse<String> made = client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), "/api/v1/keys"))
                .header("Authorization", "Bearer " + ServiceClient.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(made.body());
    }

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    static Stream<Attack> attacks() {
        return Stream.of(credentials(), places(), paths(), unlisted(), headers(), bodies())
                .flatMap(rows -> rows);
    }

    private static Stream<Attack> credentials() {
        String get = "GET " + OURS;
        return Stream.of(
                Attack.of("no credential", "", get, 401, 0),
                Attack.of("another scheme", "", get, 401, 0).with("Authorization: Basic b2N0b2NhdDpwdw=="),
                Attack.of("an empty credential", "", get, 401, 0).with("Authorization: Bearer "),
                Attack.of("an unknown key", "", get, 401, 0).with("Authorization: Bearer agk_0000000000"),
                Attack.of("a revoked key", REVOKED, get, 401, 0),
                Attack.of("the key in the query", "", get + "?access_token=" + ServiceClient.KEY, 401, 0),
                Attack.of("a key in the query beside a valid one", READER, get + "?access_token=x", 400, 0),
                Attack.of("the read key on a write", READER, "DELETE " + OURS + "/actions/runs/1", 403, 0),
                Attack.of("another area", DEPLOYER, "GET " + OURS + "/actions/secrets", 403, 0),
                Attack.of("GitHub's deliveries", DEPLOYER, "GET /app/hook/deliveries", 404, 0));
    }

    private static Stream<Attack> places() {
        return Stream.of(
                Attack.of("a repository that is not granted", READER, "GET " + FOREIGN, 404, 0),
                Attack.of("its runs", READER, "GET " + FOREIGN + "/actions/runs", 404, 0),
                Attack.of(
                        "a foreign run below an own repository", READER, "GET " + OURS + "/actions/runs/4711", 404, 1),
                Attack.of("an unknown number", READER, "GET /repositories/4711/actions/runs", 404, 0),
                Attack.of("the organization", READER, "GET /orgs/octo-org/actions/variables", 404, 0),
                Attack.of("other letters, the same repository", READER, "GET /repos/OCTO-org/Hello-World", 200, 1),
                Attack.of("an alias by .git", READER, "GET " + OURS + ".git/actions/runs", 404, 0),
                Attack.of("an alias by a dot", READER, "GET " + OURS + "./actions/runs", 404, 0),
                Attack.of("somebody else's answer", READER, "GET " + FOREIGN, 404, 0)
                        .with("If-None-Match: *"));
    }

    private static Stream<Attack> paths() {
        return Stream.of(
                        "..",
                        "%2e%2e",
                        "a%2Fb",
                        "%00",
                        "%0d%0aX-Evil:%201",
                        "%5c",
                        "a;b=c",
                        "%c3%a9",
                        "%ff",
                        "x".repeat(300))
                .map(owner -> Attack.of(
                        "owner " + owner.substring(0, Math.min(12, owner.length())),
                        DEPLOYER,
                        "GET /repos/" + owner + "/hello-world/actions/runs",
                        400,
                        0));
    }

    private static Stream<Attack> unlisted() {
        return Stream.of(
                Attack.of("all repositories", DEPLOYER, "GET /user/repos", 404, 0),
                Attack.of("GraphQL below the dialect", DEPLOYER, "POST /graphql", 404, 0)
                        .sending("{}"),
                Attack.of("code", DEPLOYER, "GET " + OURS + "/contents/README.md", 404, 0),
                Attack.of(
                        "out of the workflows",
                        DEPLOYER,
                        "GET " + OURS + "/contents/.github/workflows/..%2f..%2fx",
                        400,
                        0),
                Attack.of("who we are", DEPLOYER, "GET /app", 404, 0),
                Attack.of("our own token", DEPLOYER, "POST /app/installations/1/access_tokens", 404, 0),
                Attack.of("another method", DEPLOYER, "PATCH " + OURS, 404, 0).sending("{}"));
    }

    private static Stream<Attack> headers() {
        String get = "GET " + OURS;
        return Stream.of(
                Attack.of("two credentials", READER, get, 400, 0).with("Authorization: Bearer x"),
                Attack.of("a version that there is not", READER, get, 400, 0).with("X-GitHub-Api-Version: 2020-01-01"),
                Attack.of("headers that are not passed on", READER, get, 200, 1)
                        .with("X-GitHub-Evil: 1")
                        .with("Cookie: a=b")
                        .with("Proxy-Authorization: Basic eA==")
                        .with("X-Forwarded-Host: evil.example")
                        .with("Connection: keep-alive, X-Secret")
                        .with("X-Secret: 1"));
    }

    private static Stream<Attack> bodies() {
        String post = "POST " + OURS + "/actions/workflows/ci.yml/dispatches";
        return Stream.of(
                Attack.of("no JSON", DEPLOYER, post, 400, 0).sending("{\"ref\":"),
                Attack.of("one name twice", DEPLOYER, post, 400, 0).sending("{\"ref\":\"main\",\"ref\":\"evil\"}"),
                Attack.of("a ref with a newline", DEPLOYER, post, 422, 0).sending("{\"ref\":\"main\\nevil\"}"),
                Attack.of("a ref that is no text", DEPLOYER, post, 422, 0).sending("{\"ref\":[\"main\"]}"),
                Attack.of("nothing where something must be", DEPLOYER, post, 422, 0),
                Attack.of("depth", DEPLOYER, post, 400, 0).sending("[".repeat(10_000) + "]".repeat(10_000)),
                Attack.of("too much", DEPLOYER, post, 413, 0).sending("{\"ref\":\"" + "x".repeat(1 << 20) + "\"}"));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void getNoFurtherThanTheyMay(Attack attack) throws IOException {
        RawHttp.Answer answer = send(attack);

        assertThat(answer.status()).as(answer.body()).isEqualTo(attack.status());
        assertThat(upstream.sinceThen()).hasSize(attack.calls());
        upstream.sinceThen().forEach(AttacksIT::carriesNothingOfTheClients);
        assertThat(answer.headers())
                .noneMatch(header -> header.toLowerCase(java.util.Locale.ROOT)
                        .matches("(set-cookie|server|access-control-[a-z-]+):.*"));
        if (attack.status() >= 400) {
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            assertThat(body.path("message").isString()).isTrue();
            assertThat(body.path("documentation_url").asString()).startsWith("https://docs.github.com/");
            assertThat(body.path("status").asString()).isEqualTo(Integer.toString(attack.status()));
        }
        seen.add("| %s | %d | %d |".formatted(attack.what().replace("|", "\\|"), answer.status(), attack.calls()));
    }

    private RawHttp.Answer send(Attack attack) throws IOException {
        String[] request = attack.request().split(" ", 2);
        String credential = attack.as().isEmpty() ? "" : "Authorization: token " + keys.get(attack.as()) + "\r\n";
        String body = attack.body();
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        try (RawHttp http = new RawHttp(client.port())) {
            return http.send(request[0] + " /api/v3" + request[1] + " HTTP/1.1\r\nHost: localhost:" + client.port()
                            + "\r\nUser-Agent: attacker\r\n" + credential + attack.more() + length + "\r\n" + body)
                    .answer();
        }
    }

    private static void carriesNothingOfTheClients(ClientRequest call) {
        assertThat(call.headers().headerNames().stream()
                        .map(name -> name.toLowerCase(java.util.Locale.ROOT))
                        .toList())
                .isSubsetOf(
                        "accept",
                        "authorization",
                        "content-type",
                        "content-length",
                        "if-none-match",
                        "user-agent",
                        "x-github-api-version");
        assertThat(call.headers().getFirst("Authorization")).isEqualTo("Bearer " + TwinBehind.TOKEN);
    }

    @Test
    void hidesWhatIsNotGrantedAsIfItWereNotThere() throws IOException {
        RawHttp.Answer hidden = send(Attack.of("hidden", READER, "GET " + FOREIGN + "/actions/runs", 404, 0));
        RawHttp.Answer nowhere = send(Attack.of("nowhere", READER, "GET /repos/octo-org/no-such/actions/runs", 404, 0));
        RawHttp.Answer unknownToGitHub =
                send(Attack.of("unknown", READER, "GET /repos/octo-org/hello-world-2/actions/runs", 404, 1));

        assertThat(hidden.body()).isEqualTo(nowhere.body()).isEqualTo(unknownToGitHub.body());
    }

    @AfterAll
    void report() throws IOException {
        Files.writeString(
                Path.of("target/attacks.md"),
                "# Attacks\n\n| what | status | calls to GitHub |\n| --- | --- | --- |\n" + String.join("\n", seen)
                        + "\n");
    }
}
