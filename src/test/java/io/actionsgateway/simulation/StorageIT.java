package io.actionsgateway.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.storage.StorageClient;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a run to its artifact and its logs, as a client that knows HTTP only. */
class StorageIT {

    private static final String ACTIONS = "/repos/octo-org/hello-world/actions";

    private final SteppedTimeline time = Timeline.stepped(TestTwin.START);
    private final MockGitHub gitHub =
            MockGitHub.start(MockGitHubOptions.onAnyPort(time).seeded(7));
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void playARun() throws IOException, InterruptedException {
        HttpRequest dispatch = HttpRequest.newBuilder(api(ACTIONS + "/workflows/ci.yml/dispatches"))
                .header("Authorization", "token any")
                .POST(HttpRequest.BodyPublishers.ofString("{\"ref\": \"main\"}"))
                .build();
        assertThat(client.send(dispatch, BodyHandlers.discarding()).statusCode())
                .isEqualTo(204);
        time.advance(TestTwin.LONG_ENOUGH);
    }

    @AfterEach
    void stop() {
        client.close();
        gitHub.close();
    }

    private URI api(String path) {
        return URI.create(gitHub.url() + path);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<byte[]> asked(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api(path)).header("Authorization", "token any"));
    }

    private HttpResponse<byte[]> opened(URI link) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(link));
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return Template.JSON.readTree(asked(path).body());
    }

    private URI link(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = asked(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
        return URI.create(answer.headers().firstValue("location").orElseThrow());
    }

    private String artifactPath() throws IOException, InterruptedException {
        return ACTIONS + "/artifacts/"
                + json(ACTIONS + "/artifacts").at("/artifacts/0/id").asLong() + "/zip";
    }

    private static String code(HttpResponse<byte[]> refusal) {
        return new String(refusal.body(), StandardCharsets.UTF_8).replaceAll("(?s).*<Code>(.*)</Code>.*", "$1");
    }

    @Test
    void givesTheArtifactWhoseDigestTheApiTold() throws IOException, InterruptedException, GeneralSecurityException {
        JsonNode artifact = json(ACTIONS + "/artifacts").at("/artifacts/0");
        URI link = link(artifactPath());

        HttpResponse<byte[]> download = opened(link);

        assertThat(link.toString()).startsWith(gitHub.storageUrl() + "/actions-results/");
        assertThat(download.statusCode()).isEqualTo(200);
        assertThat(download.headers().firstValue("content-type")).hasValue("application/zip");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(download.body());
        assertThat("sha256:" + HexFormat.of().formatHex(digest))
                .isEqualTo(artifact.get("digest").asString());
        assertThat(download.body()).hasSize(artifact.get("size_in_bytes").asInt());
        assertThat(StorageClient.unzipped(download.body()))
                .isEqualTo(Map.of("hello.txt", "Hello, World!\n", "lib/version.txt", "1.0.0\n"));
    }

    @Test
    void givesAPartOnlyAndNoBodyToHead() throws IOException, InterruptedException {
        URI link = link(artifactPath());

        HttpResponse<byte[]> part = send(HttpRequest.newBuilder(link).header("Range", "bytes=2-5"));
        HttpResponse<byte[]> head = send(HttpRequest.newBuilder(link).HEAD());

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(4);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length")).get().isNotEqualTo("0");
    }

    @Test
    void refusesTheTokenAndAnOldLink() throws IOException, InterruptedException {
        URI link = link(artifactPath());

        HttpResponse<byte[]> withToken = send(HttpRequest.newBuilder(link).header("Authorization", "token any"));
        time.advance(Duration.ofMinutes(1));
        HttpResponse<byte[]> late = opened(link);

        assertThat(withToken.statusCode()).isEqualTo(400);
        assertThat(code(withToken)).isEqualTo("InvalidAuthenticationInfo");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(code(late)).isEqualTo("AuthenticationFailed");
    }

    @Test
    void givesLogs() throws IOException, InterruptedException {
        long run = json(ACTIONS + "/runs").at("/workflow_runs/0/id").asLong();
        long job = json(ACTIONS + "/runs/" + run + "/jobs").at("/jobs/0/id").asLong();

        HttpResponse<byte[]> log = opened(link(ACTIONS + "/jobs/" + job + "/logs"));
        HttpResponse<byte[]> logs = opened(link(ACTIONS + "/runs/" + run + "/logs"));

        assertThat(log.headers().firstValue("content-type")).hasValue("text/plain;charset=utf-8");
        assertThat(new String(log.body(), StandardCharsets.UTF_8)).startsWith("\uFEFF2026-05-01T10:00:");
        assertThat(StorageClient.unzipped(logs.body())).containsKeys("0_build.txt", "build/1_Set up job.txt");
    }
}
