package io.actionsgateway.api.v3;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.RawHttp;
import io.actionsgateway.ServiceClient;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Paths that no client library would send. */
@DialectTest
class RawPathIT {

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repos/../hello-world/actions/runs",
                "/repos/%2e%2e/hello-world/actions/runs",
                "/repos/%252e%252e/hello-world/actions/runs",
                "/repos/octo-org/../hello-world/actions/runs",
                "/repos/octo-org/./hello-world/actions/runs",
                "/repos/octo-org/hello-world/actions/runs/..",
                "/repos/octo%2Forg/hello-world/actions/runs",
                "/repos/octo-org/a%2Fb/actions/runs",
                "/repos/octo-org%00/hello-world/actions/runs",
                "/repos/octo-org/hello%0d%0aX:y/actions/runs",
                "/repos/octo-org/hello%5cworld/actions/runs",
                "/repos/octo-org/hello\\world/actions/runs",
                "/repos/octo-org;a=b/hello-world/actions/runs",
                "/repos/octo-org/hello-world;a=b/actions/runs",
                "/repos/h%C3%A4nsel/hello-world/actions/runs",
                "/repos/h\u00c3\u00a4nsel/hello-world/actions/runs",
                "/repos//octo-org/hello-world/actions/runs",
                "/repos/octo-org/hello-world//actions/runs",
                "//repos/octo-org/hello-world/actions/runs",
                "/repos/octo-org/hello-world/actions/runs//",
                "/repos/octo-org/hello%/actions/runs",
                "/repos/octo-org/hello%zz/actions/runs",
                "/repos/octo-org/%c0%ae%c0%ae/actions/runs",
                "/repos/octo-org/%ff%fe/actions/runs",
                "/repos/octo-org/{name}/actions/runs",
                "/repos/octo-org/hello-world/environments/a%2F..%2F..%2Fb",
            })
    void refusesInGitHubsShapeWithoutACall(String path) throws IOException {
        refuses(path, 400);
    }

    @Test
    void refusesOwnersOfThreeHundredCharacters() throws IOException {
        refuses("/repos/" + "o".repeat(300) + "/hello-world/actions/runs", 400);
    }

    @ParameterizedTest
    @CsvSource({
        "/repos/octo-org/hello-world.git/actions/runs",
        "/repos/octo-org/hello-world.GIT/actions/runs",
        "/repos/octo-org/hello-world./actions/runs",
        "/repositories/x/actions/runs"
    })
    void doesNotKnowAliases(String path) throws IOException {
        refuses(path, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v3;a=b/user", "/%61pi/v3/user", "/api;a/v3/user", "/api/v3%2Fuser", "/api/v1/../v3/user"})
    void theRootHasOneSpelling(String path) throws IOException {
        RawHttp.Answer answer = send(path);

        assertThat(answer.status()).as(answer.body()).isIn(400, 404);
        assertThat(answer.body()).contains("\"status\":").doesNotContain("login");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/runs/..%2f..",
                "/api/v1//runs",
                "/api/v1/runs;a=b",
                "/webhooks/github/a;b",
                "/api/v1/%zz"
            })
    void otherPathsAreRefusedAsProblems(String path) throws IOException {
        RawHttp.Answer answer = send(path);

        assertThat(answer.status()).as(answer.body()).isIn(400, 405);
        assertThat(answer.body()).contains("\"type\":\"urn:actions-gateway:problem:");
    }

    @Test
    void toleratesASlashAtTheEnd() throws IOException {
        RawHttp.Answer answer = send("/api/v3/repos/octo-org/hello-world/actions/workflows/");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(upstream.sinceThen()).hasSize(1);
    }

    @Test
    void passesSlashesInNamesOfEnvironmentsOnAsOneSegment() throws IOException {
        send("/api/v3/repos/octo-org/hello-world/environments/eu%2Fwest%201");

        assertThat(upstream.sinceThen())
                .singleElement()
                .satisfies(call -> assertThat(call.url().getRawPath())
                        .endsWith("/repos/octo-org/hello-world/environments/eu%2Fwest%201"));
    }

    private void refuses(String path, int status) throws IOException {
        RawHttp.Answer answer = send("/api/v3" + path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers())
                .anySatisfy(header -> assertThat(header).startsWithIgnoringCase("content-type: application/json"));
        assertThat(answer.body()).startsWith("{\"message\":\"").contains("\"status\":\"" + status + "\"");
        assertThat(upstream.sinceThen()).isEmpty();
    }

    private RawHttp.Answer send(String path) throws IOException {
        try (RawHttp http = new RawHttp(client.port())) {
            return http.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + ServiceClient.KEY + "\r\n\r\n")
                    .answer();
        }
    }
}
