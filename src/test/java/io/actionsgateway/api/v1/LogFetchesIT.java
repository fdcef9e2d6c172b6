package io.actionsgateway.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v1.SseReader.Event;
import io.actionsgateway.stream.log.NumberedLines;
import io.actionsgateway.stream.log.ScriptedLogs;
import io.actionsgateway.stream.log.ScriptedLogs.Fault;
import io.actionsgateway.stream.log.ScriptedLogs.Opening;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Logs that are hard to get. */
@LogTest
class LogFetchesIT {

    private static final long MEGABYTE = 1 << 20;

    @Autowired
    private ServiceClient service;

    @Autowired
    private ScriptedLogs gitHub;

    @Test
    void givesALogInPieces() {
        NumberedLines log = NumberedLines.ofBytes(MEGABYTE);
        long[] run = gitHub.ended(log);

        List<Event> events = SseReader.all(service, LogReading.path(run[0]));

        LogReading.isWhole(SseReader.content(events), log);
        LogReading.follow(events, 0);
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

        List<Event> events = SseReader.all(service, LogReading.path(run[0]));

        LogReading.isWhole(SseReader.content(events), log);
        LogReading.follow(events, 0);
        assertThat(SseReader.codes(events)).containsExactly("interrupted", "interrupted", "interrupted");
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

        List<Event> events = SseReader.all(service, LogReading.path(run[0]));

        LogReading.isWhole(SseReader.content(events), log);
        LogReading.follow(events, 0);
    }

    @Test
    void givesUpInTheEndAndGoesOnWithTheNextJob() {
        long run = gitHub.run();
        long broken = gitHub.job(run, "broken");
        long fine = gitHub.job(run, "fine");
        gitHub.end(run, broken, "success", 1);
        gitHub.end(run, fine, "success", 2);
        gitHub.end(run, "success");
        gitHub.log(broken, LogReading.text("lost\n"));
        gitHub.log(fine, LogReading.text("found\n"));
        gitHub.fail(broken, new Fault.Status(503), new Fault.Status(503), new Fault.Status(503), new Fault.Status(503));

        List<Event> events = SseReader.all(service, LogReading.path(run));

        assertThat(SseReader.codes(events)).hasSize(3).containsOnly("interrupted");
        assertThat(SseReader.content(events)).isEqualTo("found\n");
        Event last = events.getLast();
        assertThat(last.data().path("missing").path(0).longValue()).isEqualTo(broken);
        Event found = events.get(events.size() - 2);
        assertThat(found.name()).isEqualTo("log");

        List<Event> again = SseReader.all(service, LogReading.path(run), "Last-Event-ID", String.valueOf(found.id()));

        assertThat(SseReader.content(again)).isEqualTo("lost\n");
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
        List<Event> all = SseReader.all(service, LogReading.path(run)).stream()
                .filter(event -> event.name().equals("log"))
                .toList();
        String whole = SseReader.content(all);

        for (int each = 0; each < all.size(); each++) {
            List<Event> rest = SseReader.all(
                    service,
                    LogReading.path(run),
                    "Last-Event-ID",
                    String.valueOf(all.get(each).id()));
            assertThat(SseReader.content(all.subList(0, each + 1)) + SseReader.content(rest))
                    .isEqualTo(whole);
        }
    }

    @Test
    void readsOnlyTheEndForATail() {
        NumberedLines log = NumberedLines.ofBytes(64 * MEGABYTE);
        long[] run = gitHub.ended(log);
        long before = gitHub.sent();

        List<Event> events = SseReader.all(service, LogReading.path(run[0]) + "?tail=3");

        assertThat(SseReader.content(events))
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
                LogReading.zip(
                        "0_build  linux x64.txt",
                        "whole\n",
                        "test/10_Last.txt",
                        "ten\n",
                        "test/2_Run tests.txt",
                        "two\n",
                        "../lint.txt",
                        "evil\n"));

        List<Event> events = SseReader.all(service, LogReading.path(run));

        assertThat(SseReader.content(events)).isEqualTo("whole\ntwo\nten\n");
        assertThat(SseReader.codes(events)).containsExactly("log-not-found");
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

        List<Event> events = SseReader.all(service, LogReading.path(run));

        assertThat(SseReader.codes(events)).containsExactly("unusable");
        assertThat(SseReader.content(events)).isEmpty();
    }

    @Test
    void saysThatLogsAreGone() {
        long run = gitHub.run();
        long job = gitHub.job(run, "build");
        gitHub.end(run, job, "success", 1);
        gitHub.end(run, "success");

        HttpResponse<String> answer = service.get(LogReading.path(run), "Accept", "text/event-stream");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("logs-expired");
    }
}
