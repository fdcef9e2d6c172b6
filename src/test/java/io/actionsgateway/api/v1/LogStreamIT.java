package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.api.v1.SseReader.Event;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.time.SteppedTimeline;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The logs of the twin's runs: five answers where GitHub has one, and what a reader gets of a run from its queue to its end. */
@DialectTest
class LogStreamIT {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final String RUNS = "/api/v1" + REPOSITORY + "/runs/";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    @Autowired
    private ServiceClient service;

    @Autowired
    private MockGitHub twin;

    @Autowired
    private SteppedTimeline time;

    @Autowired
    private TestCallers callers;

    private static String path(long run) {
        return RUNS + run + "/logs/stream";
    }

    private HttpResponse<String> twin(String method, String path, String body) {
        return service.send(HttpRequest.newBuilder(ServiceClient.uri(twin.port(), REPOSITORY + path))
                .header("Authorization", "Bearer any")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode json(String path) {
        return JsonMapper.shared().readTree(twin("GET", path, "").body());
    }

    private long dispatch(String outcome) {
        String answer = twin(
                        "POST",
                        "/actions/workflows/ci.yml/dispatches",
                        "{\"ref\":\"main\",\"inputs\":{\"outcome\":\"%s\"},\"return_run_details\":true}"
                                .formatted(outcome))
                .body();
        return JsonMapper.shared().readTree(answer).path("workflow_run_id").longValue();
    }

    private long ended(String outcome) {
        long run = dispatch(outcome);
        time.advance(LONG_ENOUGH);
        return run;
    }

    /** All that the twin has of a job, without the mark at its beginning. */
    private String log(long run, String job) {
        long id = json("/actions/runs/" + run + "/jobs")
                .path("jobs")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(job))
                .findFirst()
                .orElseThrow()
                .path("id")
                .longValue();
        String link = twin("GET", "/actions/jobs/" + id + "/logs", "")
                .headers()
                .firstValue("location")
                .orElseThrow();
        return service.send(HttpRequest.newBuilder(java.net.URI.create(link)))
                .body()
                .replace("\uFEFF", "");
    }

    private HttpResponse<String> ask(String path, String... more) {
        return service.get(path, more.length == 0 ? new String[] {"Accept", "text/event-stream"} : more);
    }

    private static void isProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("urn:actions-gateway:problem:" + kind + "\"");
    }

    @Test
    void givesTheLogsOfARunThatHasEndedInTheOrderOfItsJobs() {
        long run = ended("success");

        List<Event> events = SseReader.all(service, path(run));

        assertThat(SseReader.content(events)).isEqualTo(log(run, "build") + log(run, "test"));
        assertThat(events)
                .extracting(Event::name)
                .startsWith("run", "job", "job", "log")
                .endsWith("end");
        Event end = events.getLast();
        assertThat(end.data().path("run_id").longValue()).isEqualTo(run);
        assertThat(end.text("conclusion")).isEqualTo("success");
    }

    @Test
    void saysOfAQueuedAndOfARunningRunWhereItStandsAndWaits() {
        long run = dispatch("success");
        isProblem(ask(path(run) + "?follow=false"), 409, "run-in-progress");
        try (SseReader reader = SseReader.open(service, path(run))) {
            Event state = reader.next();
            assertThat(state.name()).isEqualTo("run");
            assertThat(state.text("status")).isEqualTo("queued");
            assertThat(state.data().path("conclusion").isNull()).isTrue();

            time.advance(Duration.ofSeconds(3));
            isProblem(ask(path(run) + "?follow=false"), 409, "run-in-progress");
            time.advance(LONG_ENOUGH);
            List<Event> rest = reader.until("end");

            assertThat(SseReader.content(rest)).isEqualTo(log(run, "build") + log(run, "test"));
            assertThat(rest.getLast().text("conclusion")).isEqualTo("success");
        }
    }

    @Test
    void hearsOfStepsAndEndsByWebhook() {
        String hook = "{\"name\":\"web\",\"events\":[\"workflow_run\",\"workflow_job\"],\"config\":{\"url\":\"%s\","
                + "\"content_type\":\"json\",\"secret\":\"" + ServiceClient.SECRET + "\"}}";
        HttpResponse<String> created =
                twin("POST", "/hooks", hook.formatted(ServiceClient.uri(service.port(), "/webhooks/github")));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        long id = JsonMapper.shared().readTree(created.body()).path("id").longValue();
        long run = dispatch("success");
        try (SseReader reader = SseReader.open(service, path(run))) {
            time.advance(LONG_ENOUGH);
            List<Event> events = reader.until("end");

            assertThat(events).extracting(Event::name).contains("run", "job", "step", "log", "end");
            assertThat(events)
                    .filteredOn(event -> event.name().equals("step"))
                    .anySatisfy(step -> assertThat(step.text("name")).isEqualTo("Compile"));
            assertThat(SseReader.content(events)).isEqualTo(log(run, "build") + log(run, "test"));
        } finally {
            twin("DELETE", "/hooks/" + id, "");
        }
    }

    @Test
    void saysThatTheLogsOfAnEndedRunWereDeleted() {
        long run = ended("success");
        assertThat(twin("DELETE", "/actions/runs/" + run + "/logs", "").statusCode())
                .isEqualTo(204);

        isProblem(ask(path(run)), 410, "logs-expired");
        isProblem(ask(path(run), "Accept", "text/plain"), 410, "logs-expired");
    }

    @Test
    void saysWhatIsWrongWithAnId() {
        long run = ended("success");

        isProblem(ask(path(999_999_999_999L)), 404, "run-not-found");
        isProblem(ask(path(run) + "?attempt=7"), 404, "run-not-found");
        HttpResponse<String> wrong = ask(path(run) + "?job=123456");
        isProblem(wrong, 404, "job-not-found");
        assertThat(wrong.body()).contains("build (").contains("test (");
        isProblem(ask(path(run) + "?job=deploy"), 404, "job-not-found");
        isProblem(ask(RUNS + "x/logs/stream"), 400, "invalid-parameter");
    }

    @Test
    void choosesJobsLinesAndStyle() {
        long run = ended("failure");
        String test = log(run, "test");

        assertThat(SseReader.content(SseReader.all(service, path(run) + "?failed_only=true")))
                .isEqualTo(test);
        assertThat(SseReader.content(SseReader.all(service, path(run) + "?job=test")))
                .isEqualTo(test);
        List<String> lines = test.lines().toList();
        assertThat(SseReader.content(SseReader.all(service, path(run) + "?job=test&tail=2")))
                .isEqualTo(String.join("\n", lines.subList(lines.size() - 2, lines.size())) + "\n");
        String plain = SseReader.content(
                SseReader.all(service, path(run) + "?job=test&ansi=strip&groups=strip&timestamps=strip"));
        assertThat(plain)
                .startsWith("Current runner version")
                .contains("\nRun tests\ntests\nshell: /usr/bin/bash -e {0}\n12 tests\n")
                .contains("##[error]Process completed with exit code 1.\n")
                .doesNotContain("\u001b", "##[group]", "endgroup");
    }

    @Test
    void readsAnEarlierAttempt() {
        long run = ended("failure");
        String first = log(run, "test");
        twin("POST", "/actions/runs/" + run + "/rerun-failed-jobs", "");
        time.advance(LONG_ENOUGH);

        List<Event> old = SseReader.all(service, path(run) + "?attempt=1&job=test");
        List<Event> latest = SseReader.all(service, path(run) + "?job=test");

        assertThat(SseReader.content(old)).isEqualTo(first);
        assertThat(old.getLast().data().path("run_attempt").intValue()).isEqualTo(1);
        assertThat(latest.getLast().data().path("run_attempt").intValue()).isEqualTo(2);
        assertThat(SseReader.content(latest)).isEqualTo(log(run, "test"));
    }

    @Test
    void printsPlainTextForPeople() {
        long run = ended("success");

        HttpResponse<String> answer = ask(path(run) + "?follow=false", "Accept", "text/plain");

        assertThat(answer.body()).isEqualTo("==> build\n" + log(run, "build") + "==> test\n" + log(run, "test"));
    }

    @Test
    void tellsNobodyWithoutAGrant() {
        long run = ended("success");
        String stranger = callers.who("octo-org/other", Area.ACTIONS, Level.READ);
        String other = callers.who("octo-org/hello-world", Area.VARIABLES, Level.READ);

        assertThat(as(stranger, run).statusCode()).isEqualTo(404);
        assertThat(as(other, run).statusCode()).isEqualTo(403);
        assertThat(as("nobody", run).statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> as(String key, long run) {
        return service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), path(run)))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "text/event-stream"));
    }
}
