package io.actionsgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.recording.Chaos;
import io.actionsgateway.simulation.recording.DeliveryReplay;
import io.actionsgateway.simulation.recording.Recording;
import io.actionsgateway.simulation.recording.ReplayReport;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A recorded day, delivered again under chaos, ends in the same runs, jobs and transitions. */
@ServiceTest
class ReplayedDayIT {

    private static final String REPOSITORY = "/repos/octo-org/hello-world";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    /** The twin's ids: 16 digits, counted from its start. */
    private static final Pattern ID = Pattern.compile("(?<![0-9])1[0-9]{15}(?![0-9])");

    /** What depends on when and in which order we heard of it. */
    private static final Set<String> OURS = Set.of("id", "recorded_at", "evidence");

    @Autowired
    private ServiceClient service;

    private final SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-03T10:00:00Z"));

    @Test
    void endsTheSameUnderAnyChaos() throws Exception {
        Hook hook = new Hook(ServiceClient.uri(service.port(), "/webhooks/github"), new Secret(ServiceClient.SECRET));
        List<Long> runs = new ArrayList<>();
        Recording day = played(hook, runs);
        List<String> undisturbed = await().atMost(LIMIT).until(() -> ends(runs, 0), this::isOver);

        for (long seed = 1; seed <= 4; seed++) {
            long shift = seed * 10_000_000_000_000L;
            ReplayReport report = DeliveryReplay.of(day.rewritten(text -> shifted(text, shift)), hook)
                    .under(Chaos.seeded(seed))
                    .start(time)
                    .get(60, TimeUnit.SECONDS);

            assertThat(report.differences()).as("seed %d", seed).isEmpty();
            assertThat(report.total()).isGreaterThan(day.deliveries().size());
            await("seed " + seed)
                    .atMost(LIMIT)
                    .untilAsserted(() -> assertThat(ends(runs, shift)).isEqualTo(undisturbed));
        }
    }

    /** The day: a success, a failure whose jobs run again, and a deployment that is approved. */
    private Recording played(Hook hook, List<Long> runs) {
        try (MockGitHub gitHub =
                MockGitHub.start(MockGitHubOptions.onAnyPort(time).deliveringTo(hook))) {
            gitHub.recorder().start("day");
            runs.add(new TwinClient(service, gitHub).dispatch("ci.yml", "{}"));
            runs.add(new TwinClient(service, gitHub).dispatch("ci.yml", "{\"outcome\":\"failure\"}"));
            runs.add(new TwinClient(service, gitHub).dispatch("deploy.yml", "{}"));
            time.advance(LONG_ENOUGH);
            new TwinClient(service, gitHub).post("/actions/runs/" + runs.get(1) + "/rerun-failed-jobs", "");
            new TwinClient(service, gitHub)
                    .post(
                            "/actions/runs/" + runs.get(2) + "/pending_deployments",
                            "{\"environment_ids\":[161088068],\"state\":\"approved\",\"comment\":\"Ship it!\"}");
            time.advance(LONG_ENOUGH);
            Recording day = gitHub.recorder().stop();
            await().atMost(LIMIT)
                    .until(() -> gitHub.deliveries().size() == day.deliveries().size());
            return day;
        }
    }

    private static String shifted(String text, long shift) {
        return ID.matcher(text).replaceAll(id -> Long.toString(Long.parseLong(id.group()) + shift));
    }

    private boolean isOver(List<String> ends) {
        return ends.stream().filter(line -> line.startsWith("run ")).count() == 3
                && ends.stream()
                        .filter(line -> line.startsWith("run "))
                        .allMatch(line -> line.contains("\"completed\""))
                && ends.stream().anyMatch(line -> line.startsWith("run ") && line.contains("\"run_attempt\":2"));
    }

    /** All that the service tells of the runs, one line each, with the day's own ids. */
    private List<String> ends(List<Long> runs, long shift) {
        return runs.stream()
                .flatMap(run -> end(run + shift))
                .map(line -> shifted(line, -shift))
                .toList();
    }

    private Stream<String> end(long run) {
        String path = "/api/v1" + REPOSITORY + "/runs/" + run;
        if (service.get(path).statusCode() != 200) {
            return Stream.of("not there yet");
        }
        JsonNode newest = service.read(path);
        List<String> lines = new ArrayList<>(List.of("run " + newest));
        items(path + "/attempts").forEach(attempt -> {
            lines.add("attempt " + attempt);
            items(path + "/attempts/" + attempt.path("run_attempt").intValue() + "/jobs")
                    .map(JsonNode::toString)
                    .sorted()
                    .forEach(lines::add);
        });
        items(path + "/transitions?limit=100")
                .map(one -> ((ObjectNode) one).remove(OURS).toString())
                .sorted()
                .forEach(lines::add);
        return lines.stream();
    }

    private Stream<JsonNode> items(String path) {
        return service.read(path).path("items").valueStream();
    }
}
