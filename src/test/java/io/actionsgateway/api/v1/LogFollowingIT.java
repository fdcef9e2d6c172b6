package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v1.SseReader.Event;
import io.actionsgateway.stream.log.ScriptedLogs;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Runs that go on while their logs are read, and what a reader may ask for. */
@LogTest
class LogFollowingIT {

    @Autowired
    private ServiceClient service;

    @Autowired
    private ScriptedLogs gitHub;

    @Test
    void hasNothingToGiveOfJobsThatNeverRan() {
        long run = gitHub.run();
        gitHub.end(run, gitHub.job(run, "deploy"), "skipped", 1);
        gitHub.end(run, "skipped");

        List<Event> events = SseReader.all(service, LogReading.path(run));

        assertThat(events).extracting(Event::name).containsExactly("run", "job", "end");
    }

    @Test
    void followsARunStepByStepAndJobByJob() {
        long run = gitHub.run();
        long build = gitHub.job(run, "build", "Set up job", "Compile=in_progress");
        try (SseReader reader = SseReader.open(service, LogReading.path(run) + "?timestamps=strip")) {
            assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
            assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reader.next().text("status")).isEqualTo("in_progress");
            assertThat(reader.next().text("job_name")).isEqualTo("build");
            assertThat(reader.next().text("name")).isEqualTo("Set up job");
            assertThat(reader.next().text("status")).isEqualTo("in_progress");
            assertThat(reader.next().name()).isEqualTo("comment");

            long test = gitHub.job(run, "test");
            gitHub.log(test, LogReading.text("2026-05-01T10:00:00.0000000Z tested\n"));
            gitHub.end(run, test, "failure", 9);
            List<Event> tested = reader.until("log");
            assertThat(tested.getLast().text("content")).isEqualTo("tested\n");

            gitHub.log(build, LogReading.text("2026-05-01T10:00:00.0000000Z built\n"));
            gitHub.end(run, build, "success", 3);
            assertThat(reader.until("log").getLast().text("content")).isEqualTo("built\n");

            gitHub.end(run, "failure");
            List<Event> end = reader.until("end");
            assertThat(end.getLast().text("conclusion")).isEqualTo("failure");
            assertThat(end).extracting(Event::name).contains("run");
        }
    }

    @Test
    void keepsTheOrderOfReadingWhenItContinues() {
        long run = gitHub.run();
        long late = gitHub.job(run, "late");
        long early = gitHub.job(run, "early");
        gitHub.log(late, LogReading.text("late\n"));
        gitHub.log(early, LogReading.text("early\n"));
        gitHub.end(run, late, "success", 9);
        String id;
        try (SseReader reader = SseReader.open(service, LogReading.path(run))) {
            id = String.valueOf(reader.until("log").getLast().id());
        }
        gitHub.end(run, early, "success", 3);
        gitHub.end(run, "success");

        List<Event> rest = SseReader.all(service, LogReading.path(run), "Last-Event-ID", id);

        assertThat(SseReader.content(rest)).isEqualTo("early\n");
    }

    @Test
    void waitsForALogThatIsLate() {
        long run = gitHub.run();
        long job = gitHub.job(run, "build");
        gitHub.end(run, job, "success", 60 * 60 * 24 * 365 * 30);
        gitHub.end(run, "success");
        try (SseReader reader = SseReader.open(service, LogReading.path(run))) {
            assertThat(SseReader.codes(reader.until("error"))).containsExactly("log-not-found");
            gitHub.log(job, LogReading.text("here\n"));
            assertThat(SseReader.content(reader.until("end"))).isEqualTo("here\n");
        }
    }

    @Test
    void endsWithTheJobThatWasAskedFor() {
        long run = gitHub.run();
        long build = gitHub.job(run, "build");
        gitHub.job(run, "other");
        gitHub.log(build, LogReading.text("built\n"));
        gitHub.end(run, build, "success", 1);

        List<Event> events = SseReader.all(service, LogReading.path(run) + "?job=" + build);

        assertThat(SseReader.content(events)).isEqualTo("built\n");
        assertThat(events.getLast().text("status")).isEqualTo("in_progress");
    }

    @Test
    void saysAtTheEndThatAJobNeverCame() {
        long run = gitHub.run();
        long build = gitHub.job(run, "build");
        try (SseReader reader = SseReader.open(service, LogReading.path(run) + "?job=deploy")) {
            assertThat(reader.next().name()).isEqualTo("run");
            gitHub.end(run, build, "success", 1);
            gitHub.end(run, "success");
            List<Event> end = reader.until("end");
            assertThat(SseReader.codes(end)).containsExactly("job-not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "text/event-stream",
                "text/html,application/xhtml+xml,*/*;q=0.8",
                "application/json, text/event-stream;q=0.5, text/plain;q=0.1"
            })
    void givesEventsToWhoeverDoesNotWantText(String accept) {
        long[] run = gitHub.ended(LogReading.text("a\n"));

        HttpResponse<String> answer = service.get(LogReading.path(run[0]), "Accept", accept);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.body()).contains("event:log", "event:end");
    }

    @Test
    void printsPlainText() {
        long run = gitHub.run();
        long one = gitHub.job(run, "one");
        long two = gitHub.job(run, "two");
        gitHub.log(one, LogReading.text("1\n"));
        gitHub.log(two, LogReading.text("2\n"));
        gitHub.end(run, two, "failure", 2);
        HttpResponse<String> early = service.get(LogReading.path(run), "Accept", "text/plain");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("run-in-progress");
        gitHub.end(run, one, "success", 1);
        gitHub.end(run, "failure");

        HttpResponse<String> all = service.get(LogReading.path(run), "Accept", "text/plain");

        assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
        assertThat(all.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(all.body()).isEqualTo("==> one\n1\n==> two\n2\n");
        assertThat(service.get(LogReading.path(run) + "?job=one", "Accept", "text/plain")
                        .body())
                .isEqualTo("1\n");
        assertThat(service.get(LogReading.path(run) + "?failed_only=true", "Accept", "text/plain")
                        .body())
                .isEqualTo("==> two\n2\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?tail=0",
                "?tail=10001",
                "?tail=x",
                "?attempt=0",
                "?ansi=yes",
                "?groups=",
                "?failed_only=1",
                "?follow=maybe",
                "?limit=5",
                "?tail=1&tail=2"
            })
    void refusesParametersItDoesNotUnderstand(String query) {
        HttpResponse<String> answer = service.get(LogReading.path(1) + query, "Accept", "text/event-stream");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-parameter");
    }

    @Test
    void refusesPlacesOfOtherStreams() {
        long[] run = gitHub.ended(LogReading.text("a\n"));

        assertThat(service.get(LogReading.path(run[0]), "Accept", "text/event-stream", "Last-Event-ID", "123")
                        .statusCode())
                .isEqualTo(400);
        String id = String.valueOf(SseReader.all(service, LogReading.path(run[0])).stream()
                .filter(event -> event.name().equals("log"))
                .findFirst()
                .orElseThrow()
                .id());
        assertThat(service.get(
                                LogReading.path(run[0]) + "?attempt=2",
                                "Accept",
                                "text/event-stream",
                                "Last-Event-ID",
                                id)
                        .statusCode())
                .isEqualTo(400);
    }
}
