package io.actionsgateway.stream.wait;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.As;
import io.actionsgateway.simulation.MockGitHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Waits at the service, and acts at the twin behind it as people do. */
public record Waiting(ServiceClient service, MockGitHub gitHub) {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts a run. */
    public long dispatch(String workflow, String inputs) {
        String body = "{\"ref\":\"main\",\"inputs\":%s,\"return_run_details\":true}".formatted(inputs);
        return JsonMapper.shared()
                .readTree(post("/actions/workflows/" + workflow + "/dispatches", body)
                        .body())
                .path("workflow_run_id")
                .longValue();
    }

    /** Acts on a run, such as {@code cancel}. */
    public void act(long run, String action) {
        post("/actions/runs/" + run + "/" + action, "");
    }

    public HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    public HttpResponse<String> send(String method, String path, String body) {
        HttpResponse<String> answer = service.send(HttpRequest.newBuilder(URI.create(gitHub.url() + REPOSITORY + path))
                .header("Authorization", "Bearer any")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 204);
        return answer;
    }

    /** Has the twin deliver to the service; gives what stops it. */
    public Runnable deliveries() {
        HttpResponse<String> hook = post(
                "/hooks", """
                        {"name": "web", "active": true, "events": ["workflow_run", "workflow_job"], "config": {
                         "url": "%s", "content_type": "json", "secret": "%s"}}""".formatted(ServiceClient.uri(service.port(), "/webhooks/github"), ServiceClient.SECRET));
        String id = JsonMapper.shared().readTree(hook.body()).path("id").asString();
        return () -> send("DELETE", "/hooks/" + id, "");
    }

    /** Waits and says what was answered. */
    public JsonNode waited(int status, long run, String query) {
        HttpResponse<String> answer = new As(service, ServiceClient.KEY).get(path(run) + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Begins to wait. */
    public CompletableFuture<JsonNode> waiting(int status, long run, String query) {
        return begun(run, query, "application/json").thenApply(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return JsonMapper.shared().readTree(answer.body());
        });
    }

    /** Begins to follow; completes with all that was streamed. */
    public CompletableFuture<String> following(long run, String query) {
        return begun(run, query, "text/event-stream").thenApply(HttpResponse::body);
    }

    private CompletableFuture<HttpResponse<String>> begun(long run, String query, String accepted) {
        return HTTP.sendAsync(
                HttpRequest.newBuilder(ServiceClient.uri(service.port(), path(run) + query))
                        .header("Authorization", "Bearer " + ServiceClient.KEY)
                        .header("Accept", accepted)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public static String path(long run) {
        return "/api/v1" + REPOSITORY + "/runs/" + run + "/wait";
    }
}
