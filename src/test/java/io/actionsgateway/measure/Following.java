package io.actionsgateway.measure;

import io.actionsgateway.FreePort;
import io.actionsgateway.github.JobFilter;
import io.actionsgateway.github.JobService;
import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.FiveJobs;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** How many requests GitHub gets while runs are followed to their end: by polling, and through the service. */
final class Following {

    private static final Duration STEP = Duration.ofSeconds(3);
    private static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "hello-world");
    private static final Caller FOLLOWER = Caller.interactive("measure").within(Duration.ofMinutes(2));

    private final int runs = Settings.number("runs", 100);
    private final Duration length = Settings.seconds("seconds", 300);

    private Following() {}

    public static void main(String[] arguments) {
        var verdict = new Verdict();
        try (Database database = Database.open()) {
            new Following().measure(database, verdict);
        }
        verdict.exit();
    }

    private void measure(Database database, Verdict verdict) {
        System.out.printf(
                "%d runs of 5 jobs, each %d s long, looked at every 3 s until their end%n", runs, length.toSeconds());
        long polled = polled();
        System.out.printf("  polling run and jobs, as gh run watch does   %,8d requests%n", polled);
        long through = throughTheService(database.create("measure_service"));
        System.out.printf(
                "  through the service, run and jobs read at the end %,8d requests, %.2f %%%n",
                through, 100.0 * through / polled);
        verdict.check(through * 50 <= polled, "at most 2 % of the requests");
    }

    private long polled() {
        SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));
        try (Fleet fleet = new Fleet(twin(time, null), time)) {
            List<Long> ids = fleet.dispatch(runs, length);
            long before = fleet.answered();
            fleet.follow(ids, STEP, id -> {
                fleet.get("/actions/runs/" + id + "/jobs");
                return fleet.get("/actions/runs/" + id)
                        .path("status")
                        .asString("")
                        .equals("completed");
            });
            return fleet.answered() - before - 1;
        }
    }

    private long throughTheService(String database) {
        SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));
        int port = FreePort.find();
        Hook hook = new Hook(URI.create("http://127.0.0.1:" + port + "/webhooks/github"), new Secret(Signer.SECRET));
        MockGitHub gitHub = twin(time, hook);
        try (Fleet fleet = new Fleet(gitHub, time);
                ConfigurableApplicationContext service = Server.inThisJvm(database, port, gitHub.url())) {
            List<Long> ids = fleet.dispatch(runs, length);
            long before = fleet.answered();
            fleet.follow(ids, STEP, id -> ended(fleet, port, id));
            ids.forEach(id -> read(service, id));
            return fleet.answered() - before - 1;
        }
    }

    /** Asks the service, whose tables the webhooks have filled. */
    private static boolean ended(Fleet fleet, int port, long id) {
        var answer = fleet.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1" + Fleet.REPOSITORY + "/runs/" + id))
                .header("Authorization", "Bearer measure-key"));
        return answer.statusCode() == 200
                && JsonMapper.shared()
                        .readTree(answer.body())
                        .path("status")
                        .asString("")
                        .equals("completed");
    }

    /** What a follower wants at the end: the run and its jobs with their steps, from GitHub. */
    private static void read(ConfigurableApplicationContext service, long id) {
        var run = service.getBean(WorkflowRunService.class).get(REPOSITORY, id).contextWrite(FOLLOWER);
        var jobs = service.getBean(JobService.class)
                .list(REPOSITORY, id, JobFilter.LATEST)
                .contextWrite(FOLLOWER);
        Verdict.require(
                "completed"
                                .equals(BlockingBridge.await(run, Duration.ofMinutes(2))
                                        .status())
                        && BlockingBridge.await(jobs.collectList(), Duration.ofMinutes(2))
                                        .size()
                                == 5,
                "GitHub tells run " + id + " and its five jobs");
    }

    private MockGitHub twin(SteppedTimeline time, Hook hook) {
        MockGitHubOptions options =
                MockGitHubOptions.onAnyPort(time).limitedTo(Limits.unlimited().allowing(1_000_000));
        return FiveJobs.start(hook == null ? options : options.deliveringTo(hook));
    }
}
