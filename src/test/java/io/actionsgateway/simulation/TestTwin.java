package io.actionsgateway.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A twin without server and hook: its time stands still, its events are kept. */
final class TestTwin {

    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    final SteppedTimeline time = Timeline.stepped(START);
    final List<WebhookEvent> events = new ArrayList<>();
    final Seed seed;
    final RunSimulator simulator;

    TestTwin() {
        this(Seed.helloWorld());
    }

    TestTwin(Seed seed) {
        this.seed = seed;
        Ids ids = new Ids(7, START);
        Payloads payloads = new Payloads(seed, "http://localhost:8090");
        simulator = new RunSimulator(time, ids, new Announcer(seed, payloads, ids, time, events::add));
    }

    WorkflowRun dispatch(String file, Map<String, String> inputs) {
        return simulator.dispatch(seed.workflow(file).orElseThrow(), inputs);
    }

    /** A run that was dispatched and then left alone: completed, or waiting for its reviewer. */
    WorkflowRun played(String file, Map<String, String> inputs) {
        WorkflowRun run = dispatch(file, inputs);
        time.advance(LONG_ENOUGH);
        return run;
    }

    List<WorkflowJob> waiting(WorkflowRun run) {
        return run.latest().jobs().stream()
                .filter(job -> job.status() == Status.WAITING)
                .toList();
    }

    /** Forgets the events until now. */
    void fromHere() {
        events.clear();
    }

    /** The events since, one line each: event, action, and what it is about. */
    List<String> story() {
        return events.stream().map(TestTwin::line).toList();
    }

    static JsonNode payload(WebhookEvent event) {
        return Template.JSON.readTree(event.body());
    }

    private static String line(WebhookEvent event) {
        JsonNode payload = payload(event);
        String about = switch (event.event()) {
            case "workflow_job" -> payload.at("/workflow_job/name").asString();
            case "deployment_status" -> payload.at("/deployment_status/state").asString();
            case "workflow_run" -> payload.at("/workflow_run/conclusion").asString("");
            default -> "";
        };
        return String.join(" ", event.event(), String.valueOf(event.action()), about)
                .strip();
    }
}
