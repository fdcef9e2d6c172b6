package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.webhook.Payloads;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The reading API as a caller meets it. */
@ServiceTest
class ReadingIT {

    private static final String RUNS = "/api/v1/repos/octo-org/hello-world/runs";

    @Autowired
    private ServiceClient service;

    @Test
    void pagesThroughRunsNewestFirstWithoutGapOrRepetition() {
        List<Long> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(deliverRun("completed", "success"));
        }
        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = service.read(RUNS + "?branch=main&limit=2" + cursor);
            seen.addAll(ids(page, "run_id"));
            cursor = page.path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.path("next_cursor").stringValue();
        } while (cursor != null);

        assertThat(seen).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(seen.stream().filter(made::contains)).containsExactlyElementsOf(made);
    }

    @ParameterizedTest
    @CsvSource({
        "status=completed, true",
        "status=queued, false",
        "conclusion=failure, true",
        "conclusion=success, false",
        "branch=main, true",
        "branch=Main, false",
        "event=push, true",
        "event=schedule, false",
        "head_sha=abc, true",
        "head_sha=ab, false",
        "actor=OctoCat, true",
        "actor=nobody, false",
        "workflow=ci.yml, true",
        "workflow=7, true",
        "workflow=deploy.yml, false"
    })
    void filtersRuns(String filter, boolean found) {
        long run = deliverRun("completed", "failure");

        assertThat(ids(service.read(RUNS + "?limit=100&" + filter), "run_id").contains(run))
                .isEqualTo(found);
    }

    @Test
    void findsARepositoryInAnyCase() {
        long run = deliverRun("queued", null);

        JsonNode found = service.read("/api/v1/repos/Octo-Org/HELLO-world/runs/" + run);

        assertThat(found.path("repository").stringValue()).isEqualTo("octo-org/hello-world");
    }

    @Test
    void answersNotModifiedToWhoHasTheAnswerAlready() {
        String path = RUNS + "/" + deliverRun("completed", "success");
        String etag = service.get(path).headers().firstValue("ETag").orElseThrow();

        var again = service.get(path, "If-None-Match", "\"other\", W/" + etag);
        var changed = service.get(path, "If-None-Match", "\"other\"");

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(etag);
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    @Test
    void listsJobsAndTransitionsPageByPage() {
        long run = Payloads.freshId();
        for (int i = 0; i < 3; i++) {
            long job = Payloads.freshId();
            service.deliver("workflow_job", Payloads.job(run, 1, job, "job-" + i, "queued", null, "00:0" + i));
            service.deliver("workflow_job", Payloads.job(run, 1, job, "job-" + i, "in_progress", null, "01:0" + i));
        }
        String path = RUNS + "/" + run;
        eventually(path + "/transitions?limit=100", page -> page.path("items").size() == 6);

        assertThat(all(path + "/transitions", "id")).hasSize(6).doesNotHaveDuplicates();
        assertThat(all(path + "/jobs", "job_id")).hasSize(3).isSorted();
        assertThat(all(path + "/attempts/1/jobs", "job_id")).hasSize(3);
    }

    @Test
    void knowsARunOfWhichOnlyAJobHasBeenHeard() {
        long run = Payloads.freshId();
        service.deliver("workflow_job", Payloads.job(run, 1, Payloads.freshId(), "build", "queued", null, "00:00"));

        JsonNode found = eventually(RUNS + "/" + run, page -> true);

        assertThat(found.path("status").isNull()).isTrue();
        assertThat(found.path("repository_id").longValue()).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RUNS + "/1",
                RUNS + "/1/attempts/1",
                RUNS + "/1/attempts",
                RUNS + "/1/jobs",
                RUNS + "/1/attempts/1/jobs",
                RUNS + "/1/transitions",
                "/api/v1/deliveries/1000000000",
                "/api/v1/deliveries/1000000000/body",
                "/api/v1/nothing"
            })
    void answers404ForWhatIsNotThere(String path) {
        var answer = service.get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"status\":404").contains("not-found");
    }

    @Test
    void saysWhereToLookWhenThereIsNothingAtAnAddress() {
        var answer = service.get("/nowhere/at-all");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("not-found").contains("/api/docs").doesNotContain("static");
    }

    @Test
    void doesNotShowARunUnderAnotherRepository() {
        long run = deliverRun("queued", null);

        assertThat(service.get("/api/v1/repos/octo-org/other/runs/" + run).statusCode())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/repos/octo-org/other/runs/" + run + "/transitions")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        RUNS + "?limit=0, limit",
        RUNS + "?limit=101, limit",
        RUNS + "?limit=ten, limit",
        RUNS + "?limit=-1, limit",
        RUNS + "?cursor=nonsense, cursor",
        RUNS + "?cursor=MV8y, cursor",
        RUNS + "?state=queued, state",
        RUNS + "?status=, status",
        RUNS + "?status=a&status=b, status",
        RUNS + "/abc, runId",
        RUNS + "/99999999999999999999, runId",
        "/api/v1/deliveries?state=lost, state",
        "/api/v1/deliveries?guid=1, guid"
    })
    void answers400ForAParameterThatCannotBeUsed(String path, String parameter) {
        var answer = service.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
    }

    @Test
    void givesTheBytesOfADeliveryAsTheyCame() {
        byte[] body =
                "{ \"zen\" : \"Keep it\\tlogically awesome.\" ,\n \"hook_id\":1}".getBytes(StandardCharsets.UTF_8);
        UUID guid = UUID.randomUUID();
        service.deliver("default", "ping", guid, ServiceClient.SECRET, body);
        long id = service.read("/api/v1/deliveries?guid=" + guid)
                .path("items")
                .path(0)
                .path("id")
                .longValue();

        assertThat(service.get("/api/v1/deliveries/" + id + "/body").body())
                .isEqualTo(new String(body, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Bearer",
                "Basic dGVzdC1rZXk6",
                ServiceClient.KEY,
                "Bearer " + ServiceClient.KEY + "x",
                "Bearer " + ServiceClient.KEY_SHA256
            })
    void answers401ToAnythingButTheKey(String authorization) {
        var answer = service.send(
                HttpRequest.newBuilder(ServiceClient.uri(service.port(), RUNS)).header("Authorization", authorization));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNS, "/", "/nothing", "/actuator/health", "/api/v1/deliveries"})
    void answers401WithoutAKey(String path) {
        assertThat(service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), path)))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health/liveness, 200",
        "/actuator/health/readiness, 200",
        "/actuator/info, 200",
        "/actuator/env, 401",
        "/actuator/beans, 401"
    })
    void showsOnlyWhatOperationNeedsOnTheManagementPort(String path, int status) {
        assertThat(service.send(HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), path)))
                        .statusCode())
                .isEqualTo(status);
    }

    private long deliverRun(String status, String conclusion) {
        long run = Payloads.freshId();
        service.deliver("workflow_run", Payloads.run(run, 1, "completed", status, conclusion, "00:00"));
        eventually(RUNS + "/" + run, page -> true);
        return run;
    }

    private JsonNode eventually(String path, Function<JsonNode, Boolean> there) {
        return await().atMost(Duration.ofSeconds(10))
                .ignoreExceptionsMatching(failure -> failure instanceof AssertionError)
                .until(() -> service.read(path), there::apply);
    }

    private List<Long> all(String path, String field) {
        List<Long> found = new ArrayList<>();
        JsonNode page = service.read(path + "?limit=1");
        found.addAll(ids(page, field));
        while (!page.path("next_cursor").isNull()) {
            page = service.read(
                    path + "?limit=1&cursor=" + page.path("next_cursor").stringValue());
            found.addAll(ids(page, field));
        }
        return found;
    }

    private static List<Long> ids(JsonNode page, String field) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path(field).longValue())
                .toList();
    }
}
