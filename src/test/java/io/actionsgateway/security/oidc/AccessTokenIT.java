package io.actionsgateway.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.EventSource;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.ProviderBeside;
import io.actionsgateway.api.v3.UpstreamCalls;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Access tokens over HTTP. */
@DialectTest
class AccessTokenIT {

    private static final String READ = "/api/v3/repos/octo-org/hello-world/actions/workflows";

    @Autowired
    private ServiceClient client;

    @Autowired
    private ScriptedProvider provider;

    @Autowired
    private UpstreamCalls upstream;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @Test
    void letIn() {
        String token = provider.token(claims());
        for (String scheme : new String[] {"Bearer", "bearer", "token"}) {
            HttpResponse<String> answer = get(READ, scheme + " " + token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        assertThat(get("/api/v1/budget", "Bearer " + token).statusCode()).isNotEqualTo(401);
        assertThat(upstream.sinceThen())
                .allSatisfy(call -> assertThat(call.headers().toString()).doesNotContain(token));
    }

    @Test
    void areRefusedInGitHubsShapeAndAskNothing() {
        bad().forEach(token -> {
            HttpResponse<String> answer = get(READ, "Bearer " + token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.body())
                    .startsWith("{\"message\":\"Bad credentials.")
                    .endsWith("\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"401\"}");
        });
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void areRefusedByAProblemElsewhere() {
        HttpResponse<String> answer =
                get("/api/v1/budget", "Bearer " + bad().findFirst().orElseThrow());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    /** The provider's clock may be off by 30 s, so that much longer a token is taken. */
    @Test
    void endAStreamOfEventsWhenTheyExpire() {
        String token = with("exp", Instant.now().minusSeconds(30).plusSeconds(6).getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(ServiceClient.uri(client.port(), "/api/v1/events"))
                .header("Authorization", "Bearer " + token);
        try (EventSource events = EventSource.open(request)) {
            assertThat(events.answer().statusCode()).isEqualTo(200);

            EventSource.Frame end =
                    events.next(1, frame -> "end".equals(frame.event())).getFirst();

            assertThat(end.json().path("reason").asString()).isEqualTo("unauthorized");
            assertThat(events.next().event()).isEqualTo("closed");
        }
    }

    private Stream<String> bad() {
        String good = provider.token(claims());
        String claims = good.split("\\.", -1)[1];
        return Stream.of(
                "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0." + claims + ".",
                good.substring(0, good.length() - 8) + "AAAAAAAA",
                with("iss", "https://evil.example.com"),
                with("aud", "https://other.example.com"),
                with("exp", 1_700_000_000),
                with("sub", ""),
                ScriptedProvider.sign(provider.next, ScriptedProvider.header(provider.next), "{}"),
                good + ".more");
    }

    private String with(String claim, Object value) {
        Map<String, Object> changed = new HashMap<>(claims());
        changed.put(claim, value);
        return provider.token(changed);
    }

    private Map<String, Object> claims() {
        return ProviderBeside.claims(provider, "robot-7");
    }

    private HttpResponse<String> get(String path, String authorization) {
        return client.send(
                HttpRequest.newBuilder(ServiceClient.uri(client.port(), path)).header("Authorization", authorization));
    }
}
