package io.actionsgateway.api.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.ProviderBeside;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.security.oidc.ScriptedProvider;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A caller's share over HTTP. */
@DialectTest
class CallerQuotaIT {

    private static final String READ = "/api/v3/repos/octo-org/hello-world/actions/workflows";
    private static final int LIMIT = 1_000_000;

    @Autowired
    private ServiceClient client;

    @Autowired
    private ScriptedProvider provider;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private JdbcClient database;

    private final String subject = "robot-" + UUID.randomUUID();

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @Test
    void isToldOnAnswersAndRefusals() {
        assertShare(get(READ), 200, 1);
        assertShare(get("/api/v3/user/repos"), 404, 2);
        assertShare(get("/api/v1/nothing"), 404, 3);
        assertShare(get("/api/v3/rate_limit"), null, 3);
        HttpResponse<String> unknown = client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), READ)));
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("X-RateLimit-Limit")).hasValue("0");
        assertThat(unknown.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        assertThat(unknown.headers().firstValueAsLong("X-RateLimit-Reset")).isPresent();
    }

    @Test
    void isRefusedWhenSpentInGitHubsShape() {
        spend();
        HttpResponse<String> refused = get(READ);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .startsWith("{\"message\":\"API rate limit exceeded: this caller may send 1000000 requests an hour.")
                .endsWith("\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"429\"}");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 3600L);
        assertThat(refused.headers().firstValue("X-RateLimit-Remaining")).hasValue("0");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @Test
    void isRefusedByAProblemElsewhere() {
        spend();
        HttpResponse<String> refused = get("/api/v1/budget");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("quota-spent");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    /** As if other replicas had let all requests through, in this hour and, should it end now, in the next one. */
    private void spend() {
        database.sql(
                        "insert into caller_quota select ?, '', date_trunc('hour', now(), 'UTC') + make_interval(hours => h),"
                                + " ?, 1 from generate_series(0, 1) h")
                .param("oidc:" + subject)
                .param(LIMIT)
                .update();
    }

    private HttpResponse<String> get(String path) {
        return client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), path))
                .header("Authorization", "Bearer " + provider.token(ProviderBeside.claims(provider, subject))));
    }

    private static void assertShare(HttpResponse<String> answer, @Nullable Integer status, int used) {
        if (status != null) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        }
        assertThat(answer.headers().allValues("X-RateLimit-Limit")).containsExactly("1000000");
        assertThat(answer.headers().allValues("X-RateLimit-Resource")).containsExactly("core");
        int remaining = Integer.parseInt(
                answer.headers().firstValue("X-RateLimit-Remaining").orElseThrow());
        assertThat(answer.headers().firstValue("X-RateLimit-Used")).hasValue(Integer.toString(LIMIT - remaining));
        assertThat(LIMIT - remaining).isLessThanOrEqualTo(used);
    }
}
