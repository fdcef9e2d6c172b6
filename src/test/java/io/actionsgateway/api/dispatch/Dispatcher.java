package io.actionsgateway.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.simulation.MockGitHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who dispatches, and looks at GitHub afterwards. */
final class Dispatcher {

    static final String HERE = "/repos/octo-org/hello-world";
    static final String ENTERPRISE = "/repos/ghes-org/hello-world";

    private static final Duration SOON = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newHttpClient();
    private final As caller;
    private final MockGitHub twin;

    Dispatcher(ServiceClient service, String credential, MockGitHub twin) {
        this.caller = new As(service, credential);
        this.twin = twin;
    }

    HttpResponse<String> dispatch(String where, String workflow, String body, String... headers) {
        return caller.send("POST", path(where, workflow), body, headers);
    }

    HttpResponse<String> waiting(String query, String where, String workflow, String body) {
        return caller.post(path(where, workflow) + query, body);
    }

    /** The same in GitHub's dialect. */
    HttpResponse<String> inDialect(String where, String workflow, String body) {
        return caller.post("/api/v3" + where + "/actions/workflows/" + workflow + "/dispatches", body);
    }

    private static String path(String where, String workflow) {
        return "/api/v1" + where + "/workflows/" + workflow + "/dispatches";
    }

    HttpResponse<String> keyed(String where, String workflow, String body, String key) {
        return dispatch(where, workflow, body, "Idempotency-Key", key);
    }

    HttpResponse<String> get(String path) {
        return caller.get("/api/v1" + path);
    }

    JsonNode entry(String id) {
        HttpResponse<String> answer = get("/dispatches/" + id);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** The entry once it is in that state. */
    JsonNode await(String id, String state) {
        return Awaitility.await()
                .atMost(SOON)
                .until(() -> entry(id), entry -> entry.path("state").asString().equals(state));
    }

    /** What GitHub has, newest first. */
    List<Long> runs(String where) {
        return askTwin(where + "/actions/runs?per_page=100")
                .path("workflow_runs")
                .valueStream()
                .map(run -> run.path("id").longValue())
                .toList();
    }

    JsonNode askTwin(String path) {
        return send(HttpRequest.newBuilder(URI.create(twin.url() + path)).GET());
    }

    /** Somebody else starts a run, past the service. */
    void dispatchByOthers(String where, String workflow, String body) {
        send(HttpRequest.newBuilder(URI.create(twin.url() + where + "/actions/workflows/" + workflow + "/dispatches"))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Has GitHub tell of a repository's runs. */
    void tellOf(String where, String url, String secret) {
        String config = "{\"url\":\"%s\",\"content_type\":\"json\",\"secret\":\"%s\"}".formatted(url, secret);
        send(HttpRequest.newBuilder(URI.create(twin.url() + where + "/hooks"))
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"events\":[\"workflow_run\",\"workflow_job\"],\"config\":" + config + "}")));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.header("Authorization", "Bearer other").build(), HttpResponse.BodyHandlers.ofString());
            return JsonMapper.shared().readTree(answer.body().isEmpty() ? "{}" : answer.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static String id(HttpResponse<String> answer) {
        return json(answer).path("id").asString();
    }
}
