package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.EventSource;
import io.actionsgateway.EventSource.Frame;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.run.Story;
import io.actionsgateway.stream.EventFeed;
import io.actionsgateway.webhook.Payloads;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The stream of events over HTTP. */
@ServiceTest
class EventStreamIT {

    private static final String OTHER = "other-org/secret-plans";

    @Autowired
    private ServiceClient service;

    @Autowired
    private RunTracker tracker;

    @Autowired
    private PayloadInterpreter interpreter;

    @Autowired
    private EventFeed feed;

    @Autowired
    private JdbcClient database;

    private final long runId = Payloads.freshId();
    private KeyClient keys;

    @BeforeEach
    void client() {
        keys = new KeyClient(service);
    }

    @Test
    void tellsARunAsItHappens() {
        try (EventSource events = open("run_id=" + runId)) {
            Frame opening = events.next();
            assertThat(opening.data()).isNull();
            assertThat(opening.id()).matches("\\d+-\\d+-\\d+");
            tell(Story.plain());

            List<Frame> told = events.next(6, EventStreamIT::hasData);
            assertThat(told)
                    .extracting(EventStreamIT::words)
                    .containsExactly(
                            "workflow_run queued",
                            "workflow_job queued",
                            "workflow_run in_progress",
                            "workflow_job in_progress",
                            "workflow_job completed/success",
                            "workflow_run completed/success");
            assertThat(told)
                    .allSatisfy(frame ->
                            assertThat(frame.json().path("id").asString()).isEqualTo(frame.id()));
            JsonNode last = told.getLast().json();
            assertThat(last.path("previous_status").asString()).isEqualTo("in_progress");
            assertThat(last.path("repository").asString()).isEqualTo(Payloads.REPOSITORY);
            assertThat(last.path("evidence").path("kind").asString()).isEqualTo("delivery");
        }
    }

    @Test
    void isNeitherKeptNorHeldBackOnItsWay() {
        try (EventSource events = open("")) {
            var headers = events.answer().headers();
            assertThat(headers.firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
            assertThat(headers.firstValue("Cache-Control")).contains("no-store");
            assertThat(headers.firstValue("X-Accel-Buffering")).contains("no");
            assertThat(headers.firstValue("ETag")).isEmpty();
        }
    }

    @Test
    void goesOnWithoutGapOrRepetition() {
        String id;
        try (EventSource events = open("run_id=" + runId)) {
            events.next();
            tell(Story.plain());
            id = events.next(2, EventStreamIT::hasData).getLast().id();
        }
        try (EventSource again = open("run_id=" + runId + "&after=earliest", "Last-Event-ID", id)) {
            assertThat(again.next(4, EventStreamIT::hasData))
                    .extracting(EventStreamIT::words)
                    .containsExactly(
                            "workflow_run in_progress",
                            "workflow_job in_progress",
                            "workflow_job completed/success",
                            "workflow_run completed/success");
        }
        try (EventSource again = open("run_id=" + runId + "&after=" + id)) {
            assertThat(words(again.next(1, EventStreamIT::hasData).getFirst())).isEqualTo("workflow_run in_progress");
        }
    }

    @Test
    void tellsAllThatIsKept() {
        tell(Story.plain());
        try (EventSource events = open("after=earliest&run_id=" + runId)) {
            assertThat(events.next(6, EventStreamIT::hasData)).hasSize(6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kind=job, workflow_job queued",
        "kind=run&status=completed, workflow_run completed/success",
        "conclusion=success, workflow_job completed/success",
        "workflow=ci.yml&kind=job&status=in_progress, workflow_job in_progress",
        "workflow=CI&status=in_progress, workflow_run in_progress",
        "workflow=.github/workflows/ci.yml, workflow_run queued",
        "repository=Octo-Org/hello-world&repository=octo-org/other, workflow_run queued"
    })
    void tellsWhatIsAskedFor(String filter, String first) {
        tell(Story.plain());
        try (EventSource events = open("after=earliest&run_id=" + runId + "&" + filter)) {
            assertThat(words(events.next(1, EventStreamIT::hasData).getFirst())).isEqualTo(first);
        }
    }

    @Test
    void movesThePlaceOnWhereNothingIsAskedFor() {
        try (EventSource all = open("run_id=" + runId);
                EventSource none = open("workflow=nothing-of-that-name")) {
            String begin = none.next().id();
            tell(Story.plain());
            all.next(6, EventStreamIT::hasData);

            Frame beat = none.next(1, frame -> !frame.id().equals(begin)).getFirst();
            assertThat(beat.data()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=x", "after=1-2", "kind=step", "run_id=a", "repository=a", "state=queued", "after="})
    void refusesWhatItDoesNotUnderstand(String query) {
        HttpResponse<String> answer = service.get("/api/v1/events?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(KeyClient.json(answer).path("parameter").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void refusesAMalformedLastEventId() {
        HttpResponse<String> answer = service.get("/api/v1/events", "Last-Event-ID", "yesterday");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(KeyClient.json(answer).path("parameter").asString()).isEqualTo("Last-Event-ID");
    }

    @Test
    void saysWhenAPlaceIsNotOfThisLog() {
        HttpResponse<String> answer = service.get("/api/v1/events?after=99-1-1");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(KeyClient.json(answer).path("type").asString()).endsWith(":events-gone");
        assertThat(KeyClient.json(answer).path("detail").asString()).contains("after=earliest");
    }

    @Test
    void wantsACredential() {
        HttpRequest.Builder request = HttpRequest.newBuilder(ServiceClient.uri(service.port(), "/api/v1/events"));

        assertThat(service.send(request).statusCode()).isEqualTo(401);
    }

    @Test
    void tellsNothingOfRepositoriesThatAreNotGranted() {
        String key = keys.make("octo only", KeyClient.GRANTS).path("key").asString();
        try (EventSource events = openAs(key, "")) {
            events.next();
            tellElsewhere();
            tell(Story.plain());

            Frame first = events.next(1, EventStreamIT::hasData).getFirst();
            assertThat(first.json().path("repository").asString()).isEqualTo(Payloads.REPOSITORY);
        }
    }

    @Test
    void knowsNoRepositoryThatIsNotGranted() {
        String key = keys.make("octo only", KeyClient.GRANTS).path("key").asString();

        assertThat(keys.get(key, "/api/v1/events?repository=" + OTHER).statusCode())
                .isEqualTo(404);
        String variables = "[{\"repositories\": [\"octo-org/*\"], \"permissions\": {\"variables\": \"read\"}}]";
        String other = keys.make("variables only", variables).path("key").asString();
        assertThat(keys.get(other, "/api/v1/events?repository=" + Payloads.REPOSITORY)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void endsWhenTheKeyIsRevoked() {
        JsonNode made = keys.make("soon revoked", KeyClient.GRANTS);
        try (EventSource events = openAs(made.path("key").asString(), "")) {
            events.next();
            keys.delete(ServiceClient.KEY, made.path("id").asString());

            Frame end = events.next(1, frame -> "end".equals(frame.event())).getFirst();
            assertThat(end.json().path("reason").asString()).isEqualTo("unauthorized");
            assertThat(end.id()).matches("\\d+-\\d+-\\d+");
            assertThat(events.next().event()).isEqualTo("closed");
        }
    }

    @Test
    void endsWhenTheKeyExpires() {
        JsonNode made = KeyClient.json(keys.post(
                ServiceClient.KEY,
                "{\"name\": \"short\", \"expires_in\": \"PT4S\", \"grants\": " + KeyClient.GRANTS + "}"));
        try (EventSource events = openAs(made.path("key").asString(), "")) {
            Frame end = events.next(1, frame -> "end".equals(frame.event())).getFirst();
            assertThat(end.json().path("reason").asString()).isEqualTo("unauthorized");
        }
    }

    @Test
    void endsWhenARepositoryIsNotGrantedAnyMore() {
        JsonNode made = keys.make("soon narrowed", KeyClient.GRANTS);
        try (EventSource events = openAs(made.path("key").asString(), "repository=" + Payloads.REPOSITORY)) {
            events.next();
            KeyClient.regrant(database, made, KeyClient.GRANTS.replace("octo-org/*", "other-org/*"));

            Frame end = events.next(1, frame -> "end".equals(frame.event())).getFirst();
            assertThat(end.json().path("reason").asString()).isEqualTo("not-granted");
        }
    }

    @Test
    void endsAtOnceWhenTheReplicaStops() {
        SmartLifecycle replica = (SmartLifecycle) feed;
        try (EventSource events = open("")) {
            events.next();
            replica.stop();

            Frame end = events.next(1, frame -> "end".equals(frame.event())).getFirst();
            assertThat(end.json().path("reason").asString()).isEqualTo("shutdown");
            assertThat(events.next().event()).isEqualTo("closed");
        } finally {
            replica.start();
        }
    }

    @Test
    void givesACallerTwentyStreams() {
        String key = keys.make("greedy", KeyClient.GRANTS).path("key").asString();
        List<EventSource> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                open.add(openAs(key, ""));
            }
            HttpResponse<String> refused = keys.get(key, "/api/v1/events");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(KeyClient.json(refused).path("detail").asString()).contains("20 streams");
        } finally {
            open.forEach(EventSource::close);
        }
    }

    @Test
    void isDescribed() {
        JsonNode operation = service.read("/api/v1/openapi.json").at("/paths/~1events/get");

        assertThat(operation.path("summary").asString()).contains("Server-Sent Events");
        assertThat(operation
                        .path("parameters")
                        .valueStream()
                        .map(each -> each.path("name").asString()))
                .contains("Last-Event-ID", "after", "repository", "workflow", "kind", "run_id");
    }

    private void tell(Story story) {
        story.observations(interpreter, runId).forEach(tracker::observe);
    }

    private void tellElsewhere() {
        String body = new String(
                Payloads.run(Payloads.freshId(), 1, "requested", "queued", null, "00:00"), StandardCharsets.UTF_8);
        byte[] other = body.replace(Payloads.REPOSITORY, OTHER).getBytes(StandardCharsets.UTF_8);
        tracker.observe(Story.observations(interpreter, "workflow_run", other, "elsewhere"));
    }

    private EventSource open(String query, String... headers) {
        return openAs(ServiceClient.KEY, query, headers);
    }

    private EventSource openAs(String key, String query, String... headers) {
        HttpRequest.Builder request = keys.request("/api/v1/events?" + query).header("Authorization", "Bearer " + key);
        return EventSource.open(headers.length == 0 ? request : request.headers(headers));
    }

    private static boolean hasData(Frame frame) {
        return frame.data() != null;
    }

    private static String words(Frame frame) {
        JsonNode json = frame.json();
        String conclusion = json.path("conclusion").asString("");
        return frame.event() + " " + json.path("status").asString() + (conclusion.isEmpty() ? "" : "/" + conclusion);
    }
}
