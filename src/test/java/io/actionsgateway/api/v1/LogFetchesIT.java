package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.TestCallers;
import io.actionsgateway.api.v1.SseReader.Event;
import io.actionsgateway.security.Area;
import io.actionsgateway.security.Level;
import io.actionsgateway.stream.log.NumberedLines;
import io.actionsgateway.stream.log.ScriptedLogs;
import io.actionsgateway.stream.log.ScriptedLogs.Blob;
import io.actionsgateway.stream.log.ScriptedLogs.Fault;
import io.actionsgateway.stream.log.ScriptedLogs.Opening;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Logs that are hard to get, by readers of all kinds. */
@LogTest
class LogFetchesIT {

    private static final long MEGABYTE = 1 << 20;

    @Autowired
    private ServiceClient service;

    @Autowired
    private ScriptedLogs gitHub;

    @Autowired
    private TestCallers callers;

    @Autowired
    private MeterRegistry meters;

    private static String path(long run) {
        return "/api/v1/repos/" + ScriptedLogs.REPOSITORY + "/runs/" + run + "/logs/stream";
    }

    private static Blob text(String log) {
        return Blob.of(log.getBytes(StandardCharsets.UTF_8));
    }

    private static String content(List<Event> events) {
        StringBuilder content = new StringBuilder();
        events.stream()
                .filter(event -> event.name().equals("log"))
                .forEach(event -> content.append(event.text("content")));
        return content.toString();
    }

    /** Pieces that follow each other without a gap, from 0 or wherever they begin. */
    private static long follow(List<Event> events, long from) {
        long at = from;
        for (Event event : events) {
            if (event.name().equals("log")) {
                assertThat(event.data().path("offset").longValue()).isEqualTo(at);
                at = event.data().path("next_offset").longValue();
                assertThat(at - event.data().path("offset").longValue()).isBetween(1L, 32L * 1024);
            }
        }
        return at;
    }

    private static void isWhole(String content, NumberedLines log) {
        byte[] expected = log.read(0, (int) log.length());
        assertThat(content.getBytes(StandardCharsets.UTF_8)).isEqualTo(expected);
    }

    private static List<String> codes(List<Event> events) {
        return events.stream()
                .filter(event -> event.name().equals("error"))
                .map(event -> event.data().path("error").path("code").asString())
                .toList();
    }

    @Test
    void givesALogInPieces() {
        NumberedLines log = NumberedLines.ofBytes(MEGABYTE);
        long[] run = gitHub.ended(log);

        List<Event> events = SseReader.all(service, path(run[0]));

        isWhole(content(events), log);
        follow(events, 0);
        Event first = events.stream()
                .filter(event -> event.name().equals("log"))
                .findFirst()
                .orElseThrow();
        assertThat(first.data().path("job_id").longValue()).isEqualTo(run[1]);
        assertThat(first.text("job_name")).isEqualTo("build");
        assertThat(first.data().path("run_attempt").intValue()).isEqualTo(1);
        assertThat(first.data().path("error").isNull()).isTrue();
        assertThat(events.getLast().text("conclusion")).isEqualTo("success");
        assertThat(events.getLast().data().path("missing")).isEmpty();
        assertThat(gitHub.openings(run[1])).containsExactly(new Opening("job/" + run[1], 0, 200));
    }

    @Test
    void goesOnWhereADownloadBrokeWithANewLink() {
        NumberedLines log = NumberedLines.ofBytes(MEGABYTE);
        long[] run = gitHub.ended(log);
        gitHub.fail(run[1], new Fault.CutAfter(300_001), new Fault.Status(403), new Fault.CutAfter(100_000));

        List<Event> events = SseReader.all(service, path(run[0]));

        isWhole(content(events), log);
        follow(events, 0);
        assertThat(codes(events)).containsExactly("interrupted", "interrupted", "interrupted");
        Event error = events.stream()
                .filter(event -> event.name().equals("error"))
                .findFirst()
                .orElseThrow();
        assertThat(error.data().path("content").isNull()).isTrue();
        assertThat(error.text("job_name")).isEqualTo("build");
        assertThat(error.data().path("error").path("retry_in_seconds").longValue())
                .isEqualTo(1);
        assertThat(error.id()).isNull();
        List<Opening> openings = gitHub.openings(run[1]);
        assertThat(openings).extracting(Opening::status).containsExactly(200, 403, 200, 200);
        assertThat(openings.get(1).from()).isBetween(250_000L, 300_001L);
        assertThat(openings.get(3).from()).isGreaterThan(openings.get(2).from());
    }

    @Test
    void leavesOutWhatStorageGivesTwice() {
        NumberedLines log = NumberedLines.ofBytes(MEGABYTE);
        long[] run = gitHub.ended(log);
        gitHub.fail(run[1], new Fault.CutAfter(500_000), new Fault.Whole());

        List<Event> events = SseReader.all(service, path(run[0]));

        isWhole(content(events), log);
        follow(events, 0);
    }

    @Test
    void givesUpInTheEndAndGoesOnWithTheNextJob() {
        long run = gitHub.run();
        long broken = gitHub.job(run, "broken");
        long fine = gitHub.job(run, "fine");
        gitHub.end(run, broken, "success", 1);
        gitHub.end(run, fine, "success", 2);
        gitHub.end(run, "success");
        gitHub.log(broken, text("lost\n"));
        gitHub.log(fine, text("found\n"));
        gitHub.fail(broken, new Fault.Status(503), new Fault.Status(503), new Fault.Status(503), new Fault.Status(503));

        List<Event> events = SseReader.all(service, path(run));

        assertThat(codes(events)).hasSize(3).containsOnly("interrupted");
        assertThat(content(events)).isEqualTo("found\n");
        Event last = events.getLast();
        assertThat(last.data().path("missing").path(0).longValue()).isEqualTo(broken);
        Event found = events.get(events.size() - 2);
        assertThat(found.name()).isEqualTo("log");

        List<Event> again = SseReader.all(service, path(run), "Last-Event-ID", String.valueOf(found.id()));

        assertThat(content(again)).isEqualTo("lost\n");
    }

    @Test
    void continuesAtAnyEventWithoutGapOrDouble() {
        NumberedLines log = NumberedLines.ofBytes(200_000);
        long run = gitHub.run();
        long one = gitHub.job(run, "one");
        long two = gitHub.job(run, "two");
        gitHub.end(run, one, "success", 5);
        gitHub.end(run, two, "failure", 5);
        gitHub.end(run, "failure");
        gitHub.log(one, log);
        gitHub.log(two, log);
        List<Event> all = SseReader.all(service, path(run)).stream()
                .filter(event -> event.name().equals("log"))
                .toList();
        String whole = content(all);

        for (int each = 0; each < all.size(); each++) {
            List<Event> rest = SseReader.all(
                    service,
                    path(run),
                    "Last-Event-ID",
                    String.valueOf(all.get(each).id()));
            assertThat(content(all.subList(0, each + 1)) + content(rest)).isEqualTo(whole);
        }
    }

    @Test
    void readsOnlyTheEndForATail() {
        NumberedLines log = NumberedLines.ofBytes(64 * MEGABYTE);
        long[] run = gitHub.ended(log);
        long before = gitHub.sent();

        List<Event> events = SseReader.all(service, path(run[0]) + "?tail=3");

        assertThat(content(events))
                .isEqualTo(new String(log.read(log.length() - 3 * 64, 3 * 64), StandardCharsets.UTF_8));
        assertThat(gitHub.sent() - before).isLessThan(16 * MEGABYTE);
    }

    @Test
    void takesTheArchiveForAJobThatHasNoLogOfItsOwn() throws IOException {
        long run = gitHub.run();
        long whole = gitHub.job(run, "build / linux: x64");
        long steps = gitHub.job(run, "test", "Set up job", "Run tests", "c", "d", "e", "f", "g", "h", "i", "Last");
        long none = gitHub.job(run, "lint");
        for (long job : List.of(whole, steps, none)) {
            gitHub.end(run, job, "success", (int) (job - run));
        }
        gitHub.end(run, "success");
        gitHub.archive(
                run,
                zip(
                        "0_build  linux x64.txt",
                        "whole\n",
                        "test/10_Last.txt",
                        "ten\n",
                        "test/2_Run tests.txt",
                        "two\n",
                        "../lint.txt",
                        "evil\n"));

        List<Event> events = SseReader.all(service, path(run));

        assertThat(content(events)).isEqualTo("whole\ntwo\nten\n");
        assertThat(codes(events)).containsExactly("log-not-found");
        assertThat(events.getLast().data().path("missing").path(0).longValue()).isEqualTo(none);
    }

    @Test
    void refusesAHostileArchiveAndSaysSo() throws IOException {
        long run = gitHub.run();
        long job = gitHub.job(run, "build");
        gitHub.end(run, job, "success", 1);
        gitHub.end(run, "success");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("0_build.txt"));
            byte[] zeros = new byte[1 << 20];
            for (int each = 0; each < 64; each++) {
                zip.write(zeros);
            }
        }
        gitHub.archive(run, bomb.toByteArray());

        List<Event> events = SseReader.all(service, path(run));

        assertThat(codes(events)).containsExactly("unusable");
        assertThat(content(events)).isEmpty();
    }

    @Test
    void saysThatLogsAreGone() {
        long run = gitHub.run();
        long job = gitHub.job(run, "build");
        gitHub.end(run, job, "success", 1);
        gitHub.end(run, "success");

        HttpResponse<String> answer = service.get(path(run), "Accept", "text/event-stream");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("logs-expired");
    }

    @Test
    void hasNothingToGiveOfJobsThatNeverRan() {
        long run = gitHub.run();
        gitHub.end(run, gitHub.job(run, "deploy"), "skipped", 1);
        gitHub.end(run, "skipped");

        List<Event> events = SseReader.all(service, path(run));

        assertThat(events).extracting(Event::name).containsExactly("run", "job", "end");
    }

    @Test
    void followsARunStepByStepAndJobByJob() {
        long run = gitHub.run();
        long build = gitHub.job(run, "build", "Set up job", "Compile=in_progress");
        try (SseReader reader = SseReader.open(service, path(run) + "?timestamps=strip")) {
            assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
            assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
            assertThat(reader.next().text("status")).isEqualTo("in_progress");
            assertThat(reader.next().text("job_name")).isEqualTo("build");
            assertThat(reader.next().text("name")).isEqualTo("Set up job");
            assertThat(reader.next().text("status")).isEqualTo("in_progress");
            assertThat(reader.next().name()).isEqualTo("comment");

            long test = gitHub.job(run, "test");
            gitHub.log(test, text("2026-05-01T10:00:00.0000000Z tested\n"));
            gitHub.end(run, test, "failure", 9);
            List<Event> tested = reader.until("log");
            assertThat(tested.getLast().text("content")).isEqualTo("tested\n");

            gitHub.log(build, text("2026-05-01T10:00:00.0000000Z built\n"));
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
        gitHub.log(late, text("late\n"));
        gitHub.log(early, text("early\n"));
        gitHub.end(run, late, "success", 9);
        String id;
        try (SseReader reader = SseReader.open(service, path(run))) {
            id = String.valueOf(reader.until("log").getLast().id());
        }
        gitHub.end(run, early, "success", 3);
        gitHub.end(run, "success");

        List<Event> rest = SseReader.all(service, path(run), "Last-Event-ID", id);

        assertThat(content(rest)).isEqualTo("early\n");
    }

    @Test
    void waitsForALogThatIsLate() {
        long run = gitHub.run();
        long job = gitHub.job(run, "build");
        gitHub.end(run, job, "success", 60 * 60 * 24 * 365 * 30);
        gitHub.end(run, "success");
        try (SseReader reader = SseReader.open(service, path(run))) {
            assertThat(codes(reader.until("error"))).containsExactly("log-not-found");
            gitHub.log(job, text("here\n"));
            assertThat(content(reader.until("end"))).isEqualTo("here\n");
        }
    }

    @Test
    void endsWithTheJobThatWasAskedFor() {
        long run = gitHub.run();
        long build = gitHub.job(run, "build");
        gitHub.job(run, "other");
        gitHub.log(build, text("built\n"));
        gitHub.end(run, build, "success", 1);

        List<Event> events = SseReader.all(service, path(run) + "?job=" + build);

        assertThat(content(events)).isEqualTo("built\n");
        assertThat(events.getLast().text("status")).isEqualTo("in_progress");
    }

    @Test
    void saysAtTheEndThatAJobNeverCame() {
        long run = gitHub.run();
        long build = gitHub.job(run, "build");
        try (SseReader reader = SseReader.open(service, path(run) + "?job=deploy")) {
            assertThat(reader.next().name()).isEqualTo("run");
            gitHub.end(run, build, "success", 1);
            gitHub.end(run, "success");
            List<Event> end = reader.until("end");
            assertThat(codes(end)).containsExactly("job-not-found");
        }
    }

    @Test
    void refusesMoreStreamsThanOneMayHave() {
        long run = gitHub.run();
        gitHub.job(run, "build");
        try (SseReader one = SseReader.open(service, path(run));
                SseReader two = SseReader.open(service, path(run));
                SseReader three = SseReader.open(service, path(run))) {
            HttpResponse<String> fourth = service.get(path(run), "Accept", "text/event-stream");

            assertThat(fourth.statusCode()).isEqualTo(429);
            assertThat(fourth.body()).contains("too-many-log-streams");
            assertThat(fourth.headers().firstValue("Retry-After")).isPresent();
            assertThat(List.of(one, two, three))
                    .allSatisfy(reader -> assertThat(reader.next().name()).isEqualTo("run"));
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> open() == 0);
    }

    @Test
    void refusesMoreStreamsThanAReplicaCanHave() {
        long run = gitHub.run();
        gitHub.job(run, "build");
        List<SseReader> readers = new java.util.ArrayList<>();
        try {
            for (int caller = 0; caller < 2; caller++) {
                String key = callers.who("*", Area.ACTIONS, Level.READ);
                for (int each = 0; each < 3; each++) {
                    readers.add(SseReader.openAs(key, service, path(run)));
                }
            }
            HttpResponse<String> more = service.get(path(run), "Accept", "text/event-stream");

            assertThat(more.statusCode()).isEqualTo(503);
            assertThat(more.body()).contains("log-streams-full");
        } finally {
            readers.forEach(SseReader::close);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> open() == 0);
    }

    @Test
    void stopsForAReaderWhoIsStuckAndSaysWhereToGoOn() throws IOException, InterruptedException {
        NumberedLines log = NumberedLines.ofBytes(512 * MEGABYTE);
        long[] run = gitHub.ended(log);
        long before = gitHub.sent();
        double stuck = ended("stuck");
        byte[] got;
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress("localhost", service.port()));
            socket.getOutputStream()
                    .write(("GET " + path(run[0]) + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + ServiceClient.KEY + "\r\nAccept: text/event-stream\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(15)).until(() -> ended("stuck") > stuck);
            assertThat(gitHub.sent() - before).as("handed to the network").isLessThan(32 * MEGABYTE);
            got = drained(socket);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> open() == 0);
        String received = new String(got, StandardCharsets.UTF_8);
        String whole = received.substring(0, received.lastIndexOf("\n\n") + 1);
        String id = whole.substring(whole.lastIndexOf("\nid:") + 4)
                .split("\n", 2)[0]
                .strip();
        long next = Long.parseLong(
                whole.substring(whole.lastIndexOf("\"next_offset\":") + 14).split("\\D", 2)[0]);

        try (SseReader rest = SseReader.open(service, path(run[0]), "Last-Event-ID", id)) {
            Event first = rest.until("log").getLast();
            assertThat(first.data().path("offset").longValue()).isEqualTo(next);
        }
    }

    /** What had come until the connection was closed. */
    private static byte[] drained(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (IOException reset) {
            assertThat(reset).isNotInstanceOf(java.net.SocketTimeoutException.class);
        }
        return all.toByteArray();
    }

    @Test
    void printsPlainText() {
        long run = gitHub.run();
        long one = gitHub.job(run, "one");
        long two = gitHub.job(run, "two");
        gitHub.log(one, text("1\n"));
        gitHub.log(two, text("2\n"));
        gitHub.end(run, two, "failure", 2);
        HttpResponse<String> early = service.get(path(run), "Accept", "text/plain");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.body()).contains("run-in-progress");
        gitHub.end(run, one, "success", 1);
        gitHub.end(run, "failure");

        HttpResponse<String> all = service.get(path(run), "Accept", "text/plain");

        assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
        assertThat(all.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(all.body()).isEqualTo("==> one\n1\n==> two\n2\n");
        assertThat(service.get(path(run) + "?job=one", "Accept", "text/plain").body())
                .isEqualTo("1\n");
        assertThat(service.get(path(run) + "?failed_only=true", "Accept", "text/plain")
                        .body())
                .isEqualTo("==> two\n2\n");
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
        long[] run = gitHub.ended(text("a\n"));

        HttpResponse<String> answer = service.get(path(run[0]), "Accept", accept);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        assertThat(answer.body()).contains("event:log", "event:end");
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
        HttpResponse<String> answer = service.get(path(1) + query, "Accept", "text/event-stream");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid-parameter");
    }

    @Test
    void refusesPlacesOfOtherStreams() {
        long[] run = gitHub.ended(text("a\n"));

        assertThat(service.get(path(run[0]), "Accept", "text/event-stream", "Last-Event-ID", "123")
                        .statusCode())
                .isEqualTo(400);
        String id = String.valueOf(SseReader.all(service, path(run[0])).stream()
                .filter(event -> event.name().equals("log"))
                .findFirst()
                .orElseThrow()
                .id());
        assertThat(service.get(path(run[0]) + "?attempt=2", "Accept", "text/event-stream", "Last-Event-ID", id)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersAHeadWithoutStreaming() {
        long[] run = gitHub.ended(NumberedLines.ofBytes(MEGABYTE));

        HttpResponse<String> answer =
                service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), path(run[0])))
                        .header("Authorization", "Bearer " + ServiceClient.KEY)
                        .header("Accept", "text/event-stream")
                        .HEAD());

        assertThat(answer.statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(15)).until(() -> open() == 0);
    }

    private double open() {
        return meters.get("actions.stream.logs.open").gauge().value();
    }

    private double ended(String how) {
        return meters.find("actions.stream.logs.ended").tag("outcome", how).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int each = 0; each < namesAndTexts.length; each += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[each]));
                zip.write(namesAndTexts[each + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
