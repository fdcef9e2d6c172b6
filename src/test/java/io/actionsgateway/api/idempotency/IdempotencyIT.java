package io.actionsgateway.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.RawHttp;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.security.ApiCaller;
import io.actionsgateway.security.Grants;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** The header over HTTP, in front of the twin: what was done twice would be a variable that is there already. */
@DialectTest
class IdempotencyIT {

    private static final String PATH = "/api/v3/repos/octo-org/hello-world/actions/variables";
    private static final String OPERATION = "actions/create-repo-variable";

    @Autowired
    private ServiceClient client;

    @Autowired
    private TestCallers callers;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private JdbcClient database;

    private final String key = UUID.randomUUID().toString();
    private final String variable = "ONCE_" + key.substring(0, 8).toUpperCase(Locale.ROOT);
    private final String body = "{\"name\":\"" + variable + "\",\"value\":\"1\"}";

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @AfterEach
    void clear() {
        twin.faults().clear();
        client.send(request(PATH + "/" + variable).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(ServiceClient.uri(client.port(), path))
                .header("Authorization", "Bearer " + ServiceClient.KEY);
    }

    private HttpResponse<String> post(String path, String json, String idempotencyKey) {
        return client.send(request(path)
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private long posts() {
        return upstream.sinceThen().stream()
                .filter(call -> call.method().equals(HttpMethod.POST))
                .count();
    }

    private static boolean replayed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotency-Replayed").isPresent();
    }

    private Claim claim() {
        ApiCaller caller = new ApiCaller("key:bootstrap", "bootstrap", "bootstrap", Grants.EVERYTHING, null);
        return Claim.of(key, caller, MockServerHttpRequest.post(PATH).build(), body.getBytes(StandardCharsets.UTF_8));
    }

    private long rows() {
        return database.sql("select count(*) from idempotency where id = ?")
                .param(HexFormat.of().parseHex(claim().id()))
                .query(Long.class)
                .single();
    }

    @Test
    void doesTheSameRequestOnce() {
        HttpResponse<String> first = post(PATH, body, key);
        HttpResponse<String> second = post(PATH, body, "\"" + key + "\"");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(second.headers().firstValue("X-GitHub-Request-Id"))
                .isEqualTo(first.headers().firstValue("X-GitHub-Request-Id"));
        assertThat(second.headers().firstValue("X-Request-Id"))
                .isNotEqualTo(first.headers().firstValue("X-Request-Id"));
        assertThat(replayed(first)).isFalse();
        assertThat(replayed(second)).isTrue();
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void leavesRequestsWithoutTheHeaderAlone() {
        client.send(request(PATH).POST(HttpRequest.BodyPublishers.ofString(body)));
        HttpResponse<String> second = client.send(request(PATH).POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        post(PATH, body, key);

        for (HttpResponse<String> other :
                List.of(post(PATH, body + " ", key), post(PATH + "?a=b", body, key), post(PATH + "/", body, key))) {
            assertThat(other.statusCode()).isEqualTo(422);
            assertThat(other.body())
                    .contains("\"message\":\"This Idempotency-Key belongs to another request")
                    .contains("\"status\":\"422\"");
        }
        HttpResponse<String> own = post("/api/v1/deliveries/0/requeue", "", key);
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains("urn:actions-gateway:problem:idempotency-key-reused");
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void keepsTheKeysOfCallersApart() {
        String somebody = callers.who(Grants.EVERYTHING);
        post(PATH, body, key);

        HttpResponse<String> theirs = client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), PATH))
                .header("Authorization", "token " + somebody)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(theirs.statusCode()).isEqualTo(409);
        assertThat(replayed(theirs)).isFalse();
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void asksGitHubOnceForAllWhoComeAtTheSameTime() {
        twin.faults().add(Fault.of(FaultKind.LATENCY).at(OPERATION).delayed(Duration.ofMillis(500)));

        List<CompletableFuture<HttpResponse<String>>> all = IntStream.range(0, 5)
                .mapToObj(ignored ->
                        CompletableFuture.supplyAsync(() -> post(PATH, body, key), Thread::startVirtualThread))
                .toList();
        List<HttpResponse<String>> answers =
                all.stream().map(CompletableFuture::join).toList();

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo(answers.getFirst().body());
        });
        assertThat(answers.stream().filter(answer -> !replayed(answer))).hasSize(1);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void goesOnWithoutWhoeverSentIt() throws IOException {
        twin.faults().add(Fault.of(FaultKind.LATENCY).at(OPERATION).delayed(Duration.ofMillis(500)));
        try (RawHttp raw = new RawHttp(client.port())) {
            raw.send("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ServiceClient.KEY
                    + "\r\nIdempotency-Key: " + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
            while (posts() == 0) {
                Thread.onSpinWait();
            }
        }

        HttpResponse<String> again = post(PATH, body, key);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(replayed(again)).isTrue();
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void neverRepeatsWhatAProcessDiedOver() {
        database.sql("""
                        insert into idempotency (id, fingerprint, attempt, state, started_at, lease_until)
                        values (?, ?, gen_random_uuid(), 'in_progress', now() - interval '5 minutes', now() - interval '3 minutes')""")
                .param(HexFormat.of().parseHex(claim().id()))
                .param(HexFormat.of().parseHex(claim().fingerprint()))
                .update();

        HttpResponse<String> answer = post(PATH, body, key);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("may have been done").contains("before you send it with a new key");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void givesTheKeyBackAfterARefusalOfOurs() {
        HttpResponse<String> refused = post("/api/v3/repos/octo-org/hello-world/nothing", body, key);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(rows()).isZero();
        assertThat(post(PATH, body, key).statusCode()).isEqualTo(201);
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void keepsARefusalOfGitHub() {
        post(PATH, body, UUID.randomUUID().toString());
        HttpResponse<String> first = post(PATH, body, key);
        HttpResponse<String> second = post(PATH, body, key);

        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(replayed(second)).isTrue();
        assertThat(posts()).isEqualTo(2);
    }

    @Test
    void keepsThatTheOutcomeIsUnknown() {
        twin.faults().add(Fault.of(FaultKind.RESET).at(OPERATION).afterPerforming());

        HttpResponse<String> first = post(PATH, body, key);
        HttpResponse<String> second = post(PATH, body, key);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(502);
        assertThat(first.body()).contains("connection");
        assertThat(second.statusCode()).isEqualTo(502);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(replayed(second)).isTrue();
        assertThat(posts()).isEqualTo(1);
    }

    @Test
    void tellsOfABrokenConnectionToGitHubWithoutTheHeaderToo() {
        twin.faults().add(Fault.of(FaultKind.RESET).at(OPERATION).afterPerforming());

        HttpResponse<String> answer = client.send(request(PATH).POST(HttpRequest.BodyPublishers.ofString(body)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(502);
    }

    @Test
    void answersForOurOwnResourcesToo() {
        HttpResponse<String> first = post("/api/v1/deliveries/0/requeue", "", key);
        HttpResponse<String> second = post("/api/v1/deliveries/0/requeue", "", key);

        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(second.body()).isEqualTo(first.body()).contains("There is no delivery 0.");
        assertThat(second.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(replayed(second)).isTrue();
    }

    @Test
    void refusesWhatIsNoKeyAndWhatIsTooLarge() {
        HttpResponse<String> several = client.send(request(PATH)
                .header("Idempotency-Key", "a")
                .header("Idempotency-Key", "b")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        HttpResponse<String> spaced = post(PATH, body, "a b");
        HttpResponse<String> large = post(PATH, "x".repeat((1 << 20) + 1), key);

        assertThat(several.statusCode()).isEqualTo(400);
        assertThat(several.body()).startsWith("{\"message\":\"Idempotency-Key must be sent once");
        assertThat(spaced.statusCode()).isEqualTo(400);
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(upstream.sinceThen()).isEmpty();
    }
}
