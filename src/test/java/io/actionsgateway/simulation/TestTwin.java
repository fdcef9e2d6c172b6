package io.actionsgateway.simulation;

import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.hook.Hooks;
import io.actionsgateway.simulation.hook.WebhookEvent;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.payload.Template;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Status;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.storage.SignedUrls;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A twin without server and hook: its time stands still, its events are kept. */
public final class TestTwin {

    public static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    public static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private static final App APP = new App();

    public final SteppedTimeline time = Timeline.stepped(START);
    public final List<WebhookEvent> events = new ArrayList<>();
    public final TestCourier courier = new TestCourier();
    public final World world;
    public final Hooks hooks;
    public final RunSimulator simulator;
    public final Tokens tokens;
    public final SignedUrls links = new SignedUrls(time, 7, 8091);

    public TestTwin() {
        this(Scenarios.withoutHistory());
    }

    public TestTwin(Scenario scenario) {
        world = new World(scenario, time, new Ids(7, START));
        hooks = new Hooks(world, null, 7, courier, ended -> {});
        tokens = new Tokens(world, APP);
        simulator =
                new RunSimulator(world, new Announcer(new Payloads("http://localhost:8090"), world, this::happened));
    }

    private void happened(WebhookEvent event) {
        events.add(event);
        hooks.accept(event);
    }

    /** Waits until all hooks have delivered what they are told. */
    public void settle() {
        hooks.settled().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** A JWT of the App. */
    public String jwt() {
        return AppJwts.signed(APP.privateKey(), time.now());
    }

    /** The scenario's first repository. */
    public Repository repository() {
        return world.repositories().getFirst();
    }

    public WorkflowRun dispatch(String file, Map<String, String> inputs) {
        Repository repository = repository();
        Workflow workflow = repository.workflow(file).orElseThrow();
        String branch = repository.defaultBranch();
        Trigger trigger = new Trigger(
                "workflow_dispatch",
                branch,
                repository.headSha(branch),
                world.actor(),
                workflow.script().complete(inputs));
        return simulator.dispatch(repository, workflow, trigger);
    }

    /** A run that was dispatched and then left alone: completed, or waiting for its reviewer. */
    public WorkflowRun played(String file, Map<String, String> inputs) {
        WorkflowRun run = dispatch(file, inputs);
        time.advance(LONG_ENOUGH);
        return run;
    }

    public void approve(List<WorkflowJob> jobs, String comment) {
        simulator.approve(jobs, reviewer(), comment);
    }

    public void reject(List<WorkflowJob> jobs, String comment) {
        simulator.reject(jobs, reviewer(), comment);
    }

    private Account reviewer() {
        return world.user("monalisa").orElseThrow();
    }

    public void rerun(WorkflowRun run) {
        simulator.rerun(run, world.actor());
    }

    public void rerunFailed(WorkflowRun run) {
        simulator.rerunFailed(run, world.actor());
    }

    public WorkflowRun newestRun() {
        return repository().runs().newestFirst().getFirst();
    }

    public List<WorkflowJob> waiting(WorkflowRun run) {
        return run.latest().jobs().stream()
                .filter(job -> job.status() == Status.WAITING)
                .toList();
    }

    /** Forgets the events until now. */
    public void fromHere() {
        events.clear();
    }

    /** The events since, one line each: event, action, and what it is about. Checks, which say the same, are left out. */
    public List<String> story() {
        return events.stream()
                .filter(event -> !event.event().startsWith("check_"))
                .map(TestTwin::line)
                .toList();
    }

    /** The latest event of a kind. */
    public WebhookEvent last(String kind) {
        return events.reversed().stream()
                .filter(event -> event.event().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    public static JsonNode payload(WebhookEvent event) {
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
