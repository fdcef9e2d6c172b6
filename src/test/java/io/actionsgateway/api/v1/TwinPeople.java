package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acts at the twin's {@code octo-org/hello-world} as people do, with its webhooks delivered to the service or not. */
final class TwinPeople {

    static final String WORLD = "/repos/octo-org/hello-world";

    private final ServiceClient service;
    private final MockGitHub twin;
    private final SteppedTimeline time;
    private final Set<Long> hooks = new HashSet<>();

    TwinPeople(ServiceClient service, MockGitHub twin, SteppedTimeline time) {
        this.service = service;
        this.twin = twin;
        this.time = time;
    }

    /** From now on the service is told. */
    long hook() {
        String body = """
                {"events":["workflow_run","workflow_job"],"config":{"url":"%s","content_type":"json","secret":"%s"}}""".formatted(ServiceClient.uri(service.port(), "/webhooks/github"), ServiceClient.SECRET);
        long id = json(send("POST", WORLD + "/hooks", body)).path("id").longValue();
        hooks.add(id);
        return id;
    }

    void unhook(long hook) {
        twin.settled().join();
        if (hooks.remove(hook)) {
            send("DELETE", WORLD + "/hooks/" + hook, "");
        }
    }

    long dispatch(String workflow) {
        String answer = send(
                        "POST",
                        WORLD + "/actions/workflows/" + workflow + "/dispatches",
                        "{\"ref\":\"main\",\"return_run_details\":true}")
                .body();
        return JsonMapper.shared().readTree(answer).path("workflow_run_id").longValue();
    }

    void letTimePass() {
        time.advance(Duration.ofMinutes(1));
        twin.settled().join();
    }

    /** Only one deployment goes on at a time: those of other tests make room. */
    void clear() {
        for (int round = 0; round < 3; round++) {
            json(send("GET", WORLD + "/actions/workflows/deploy.yml/runs?per_page=100", ""))
                    .path("workflow_runs")
                    .forEach(run -> {
                        if (!run.path("status").asString().equals("completed")) {
                            send(
                                    "POST",
                                    WORLD + "/actions/runs/" + run.path("id").longValue() + "/cancel",
                                    "");
                        }
                    });
            letTimePass();
        }
    }

    void approve(long run) {
        send(
                "POST",
                WORLD + "/actions/runs/" + run + "/pending_deployments",
                "{\"environment_ids\":[161088068],\"state\":\"approved\",\"comment\":\"Ship it!\"}");
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpResponse<String> answer = service.send(HttpRequest.newBuilder(URI.create(twin.url() + path))
                .header("Authorization", "Bearer any")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isLessThan(300);
        return answer;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
