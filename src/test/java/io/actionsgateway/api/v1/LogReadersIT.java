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
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Readers who are too many, too slow, or want no log at all. */
@LogTest
class LogReadersIT {

    private static final long MEGABYTE = 1 << 20;

    @Autowired
    private ServiceClient service;

    @Autowired
    private ScriptedLogs gitHub;

    @Autowired
    private TestCallers callers;

    @Autowired
    private MeterRegistry meters;

    @Test
    void refusesMoreStreamsThanOneMayHave() {
        long run = gitHub.run();
        gitHub.job(run, "build");
        try (SseReader one = SseReader.open(service, LogReading.path(run));
                SseReader two = SseReader.open(service, LogReading.path(run));
                SseReader three = SseReader.open(service, LogReading.path(run))) {
            HttpResponse<String> fourth = service.get(LogReading.path(run), "Accept", "text/event-stream");

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
                    readers.add(SseReader.openAs(key, service, LogReading.path(run)));
                }
            }
            HttpResponse<String> more = service.get(LogReading.path(run), "Accept", "text/event-stream");

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
        String received;
        try (StuckReader reader = StuckReader.open(service, LogReading.path(run[0]))) {
            await().atMost(Duration.ofSeconds(15)).until(() -> ended("stuck") > stuck);
            assertThat(gitHub.sent() - before).as("handed to the network").isLessThan(32 * MEGABYTE);
            received = reader.drained();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> open() == 0);
        String whole = received.substring(0, received.lastIndexOf("\n\n") + 1);
        String id = whole.substring(whole.lastIndexOf("\nid:") + 4)
                .split("\n", 2)[0]
                .strip();
        long next = Long.parseLong(
                whole.substring(whole.lastIndexOf("\"next_offset\":") + 14).split("\\D", 2)[0]);

        try (SseReader rest = SseReader.open(service, LogReading.path(run[0]), "Last-Event-ID", id)) {
            Event first = rest.until("log").getLast();
            assertThat(first.data().path("offset").longValue()).isEqualTo(next);
        }
    }

    @Test
    void answersAHeadWithoutStreaming() {
        long[] run = gitHub.ended(NumberedLines.ofBytes(MEGABYTE));

        HttpResponse<String> answer =
                service.send(HttpRequest.newBuilder(ServiceClient.uri(service.port(), LogReading.path(run[0])))
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
}
