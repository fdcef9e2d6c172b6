package io.actionsgateway.measure;

import io.actionsgateway.FreePort;
import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.FiveJobs;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** What a read costs through the service, from the cache and revalidated, against asking GitHub directly. */
final class ProxyOverhead {

    private static final RepositoryName REPOSITORY = new RepositoryName("octo-org", "hello-world");
    private static final Caller CALLER = Caller.interactive("measure");
    private static final Duration LONG = Duration.ofSeconds(30);

    /** So that all rounds stay below GitHub's 900 points a minute. */
    private final int calls = Settings.number("calls", 100);

    private final int rounds = Settings.number("rounds", 7);

    private ProxyOverhead() {}

    public static void main(String[] arguments) {
        var verdict = new Verdict();
        try (Database database = Database.open()) {
            for (int latency : List.of(0, 50)) {
                new ProxyOverhead().measure(database, Duration.ofMillis(latency), verdict);
            }
        }
        verdict.exit();
    }

    /** One run that the service knows to be final; GitHub's body for it serves for every path. */
    private void measure(Database database, Duration latency, Verdict verdict) {
        int port = FreePort.find();
        SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));
        Hook hook = new Hook(URI.create("http://127.0.0.1:" + port + "/webhooks/github"), new Secret(Signer.SECRET));
        String url = database.create("measure_service");
        try (CannedGitHub upstream = new CannedGitHub(latency);
                ConfigurableApplicationContext service = Server.inThisJvm(url, port, upstream.url());
                Fleet fleet = new Fleet(
                        FiveJobs.start(MockGitHubOptions.onAnyPort(time).deliveringTo(hook)), time)) {
            long run = fleet.dispatch(1, Duration.ofSeconds(10)).getFirst();
            time.advance(Duration.ofMinutes(1));
            upstream.serve(fleet.get("/actions/runs/" + run).toString().getBytes(StandardCharsets.UTF_8));
            Wait.until(LONG, "the run's end has been heard of", () -> ended(url));
            // Sooner the service does not trust what it reads: actions.github.cache.settle.
            BlockingBridge.await(Mono.delay(Duration.ofSeconds(6)), LONG);
            compare(service, upstream.url(), run, latency, verdict);
        }
    }

    private static boolean ended(String database) {
        return new Table(database)
                .text("select exists (select 1 from workflow_run where status = 'completed')")
                .equals("t");
    }

    private void compare(
            ConfigurableApplicationContext service, URI upstream, long run, Duration latency, Verdict verdict) {
        WorkflowRunService runs = service.getBean(WorkflowRunService.class);
        WebClient client = service.getBean(WebClient.Builder.class)
                .baseUrl(upstream.toString())
                .build();
        Mono<?> direct = client.get()
                .uri(Fleet.REPOSITORY + "/actions/runs/" + run)
                .header("Authorization", "Bearer measure-token")
                .retrieve()
                .bodyToMono(byte[].class);
        Mono<?> cached = runs.get(REPOSITORY, run).contextWrite(CALLER);
        Mono<?> revalidated = runs.get(REPOSITORY, run + 1_000_000).contextWrite(CALLER);
        System.out.printf("GitHub's latency %d ms; medians of %,d calls%n", latency.toMillis(), calls);
        time(revalidated);
        for (int i = 0; i < 20; i++) {
            time(direct);
            time(cached);
        }
        double[] ratios = new double[2];
        for (int round = 1; round <= rounds; round++) {
            double plain = time(direct);
            double hit = time(cached);
            double asked = time(revalidated);
            ratios[0] += hit / plain / rounds;
            ratios[1] += asked / plain / rounds;
            System.out.printf(
                    "  round %d: direct %.2f ms, from the cache %.2f ms (x %.2f), revalidated %.2f ms (x %.2f)%n",
                    round, plain, hit, hit / plain, asked, asked / plain);
        }
        System.out.printf("  mean: from the cache x %.2f, revalidated x %.2f%n", ratios[0], ratios[1]);
        if (latency.isPositive()) {
            verdict.check(ratios[0] < 0.1, "from the cache costs less than a tenth of GitHub's latency");
        }
    }

    /** Median in milliseconds, one call after the other. */
    private double time(Mono<?> call) {
        Histogram times = new Histogram(3);
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            BlockingBridge.await(call, LONG);
            times.recordValue(System.nanoTime() - start);
        }
        return times.getValueAtPercentile(50) / 1e6;
    }
}
