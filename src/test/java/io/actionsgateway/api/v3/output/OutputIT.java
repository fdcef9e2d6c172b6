package io.actionsgateway.api.v3.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.api.v3.TwinBehind;
import io.actionsgateway.api.v3.UpstreamCalls;
import io.actionsgateway.simulation.MockGitHub;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What comes back from GitHub, over HTTP. */
@DialectTest
class OutputIT {

    private static final String REPOSITORY = "/api/v3/repos/octo-org/hello-world";
    private static final String RUNS = REPOSITORY + "/actions/runs";

    @Autowired
    private ServiceClient client;

    @Autowired
    private UpstreamCalls upstream;

    @Autowired
    private MockGitHub twin;

    @BeforeEach
    void forget() {
        upstream.fromHere();
    }

    private String base() {
        return "http://localhost:" + client.port() + "/api/v3";
    }

    private HttpResponse<String> follow(String url) {
        assertThat(url).startsWith(base() + "/");
        return client.get(url.substring(base().length() - "/api/v3".length()));
    }

    private JsonNode newestRun() {
        return client.read(RUNS + "?status=success&per_page=1").at("/workflow_runs/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "jobs_url", "artifacts_url", "workflow_url"})
    void leadsFromARunToWhatBelongsToIt(String member) {
        HttpResponse<String> answer =
                follow(newestRun().at("/" + member).asString().replaceAll("\\{.*}", ""));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(twin.url().toString());
    }

    @Test
    void leadsToLogsAndArchivesThatAreAtTheStorage() {
        JsonNode run = newestRun();
        HttpResponse<String> logs = follow(run.at("/logs_url").asString());
        JsonNode artifacts = client.read(REPOSITORY + "/actions/artifacts?per_page=1");
        HttpResponse<String> archive =
                follow(artifacts.at("/artifacts/0/archive_download_url").asString());

        for (HttpResponse<String> link : List.of(logs, archive)) {
            assertThat(link.statusCode()).isEqualTo(302);
            assertThat(link.body()).isEmpty();
            assertThat(link.headers().firstValue("Location").orElseThrow())
                    .startsWith(twin.storageUrl().toString());
        }
    }

    @Test
    void answersHeadOfADownloadWithTheLinkToo() {
        HttpResponse<String> link =
                send("HEAD", RUNS + "/" + newestRun().at("/id").asLong() + "/logs");

        assertThat(link.statusCode()).isEqualTo(302);
        assertThat(link.headers().firstValue("Location").orElseThrow())
                .startsWith(twin.storageUrl().toString());
    }

    @Test
    void leadsFromPageToPage() {
        HttpResponse<String> first = client.get(RUNS + "?per_page=1");
        String link = first.headers().firstValue("Link").orElseThrow();
        String next = link.replaceAll(".*<([^>]*)>; rel=\"next\".*", "$1");

        assertThat(link).doesNotContain(twin.url().toString());
        assertThat(next).contains("/repositories/1296269/actions/runs");
        HttpResponse<String> second = follow(next);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(second.body()).isNotEqualTo(first.body());
    }

    @Test
    void leavesDataThatLooksLikeAnAddress() {
        String value = twin.url() + "/repos/octo-org/hello-world";
        client.send(request(REPOSITORY + "/actions/variables")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"API_URL\",\"value\":\"" + value + "\"}")));

        assertThat(client.read(REPOSITORY + "/actions/variables/API_URL")
                        .at("/value")
                        .asString())
                .isEqualTo(value);
        client.send(request(REPOSITORY + "/actions/variables/API_URL").DELETE());
    }

    @Test
    void tellsNothingOfItsOwnWayToGitHub() {
        HttpResponse<String> answer = client.get(RUNS);

        assertThat(answer.headers().map().keySet())
                .doesNotContain("server", "set-cookie", "access-control-allow-origin", "x-oauth-scopes");
        assertThat(answer.headers().map().toString() + answer.body()).doesNotContain(TwinBehind.TOKEN);
        assertThat(answer.headers().firstValue("x-github-request-id")).isPresent();
        assertThat(answer.headers().firstValue("cache-status").orElseThrow()).startsWith("actions-gateway");
    }

    @Test
    void saysUnchangedWithoutSendingTheClientsCondition() {
        String path = REPOSITORY + "/actions/workflows";
        HttpResponse<String> whole = client.get(path);
        String etag = whole.headers().firstValue("ETag").orElseThrow();
        upstream.fromHere();

        HttpResponse<String> unchanged = client.get(path, "If-None-Match", "\"x\", " + etag);
        HttpResponse<String> head = send("HEAD", path, "If-None-Match", etag);
        HttpResponse<String> other = client.get(path, "If-None-Match", "\"x\"");

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
        assertThat(unchanged.headers().firstValue("ETag")).hasValue(etag);
        assertThat(head.statusCode()).isEqualTo(304);
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).isEqualTo(whole.body());
        assertThat(upstream.sinceThen())
                .allSatisfy(call -> assertThat(call.headers().getFirst("If-None-Match"))
                        .isNotEqualTo(etag)
                        .isNotEqualTo("\"x\""));
    }

    @Test
    void answersHeadLikeGetWithoutTheBody() {
        HttpResponse<String> get = client.get(REPOSITORY + "/actions/workflows");
        HttpResponse<String> head = send("HEAD", REPOSITORY + "/actions/workflows");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
        assertThat(head.headers().firstValue("Content-Length"))
                .hasValue(String.valueOf(get.body().getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void knowsNoDownloadsOfItsOwnUnlessItRelays() {
        HttpResponse<String> none = client.get("/api/downloads/AAAA/artifact.zip");
        HttpResponse<String> stranger =
                client.send(HttpRequest.newBuilder(ServiceClient.uri(client.port(), "/api/downloads/AAAA"))
                        .header("Authorization", "Bearer of-somewhere-else"));

        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(stranger.statusCode()).isEqualTo(404);
        assertThat(upstream.sinceThen()).isEmpty();
    }

    private HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = request(path).method(method, HttpRequest.BodyPublishers.noBody());
        return client.send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        URI uri = ServiceClient.uri(client.port(), path);
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + ServiceClient.KEY);
    }
}
