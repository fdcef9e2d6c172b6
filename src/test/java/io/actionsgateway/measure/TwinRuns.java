package io.actionsgateway.measure;

import io.actionsgateway.simulation.hook.Announcer;
import io.actionsgateway.simulation.hook.Audience;
import io.actionsgateway.simulation.hook.WebhookEvent;
import io.actionsgateway.simulation.payload.Payloads;
import io.actionsgateway.simulation.play.RunSimulator;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.state.Ids;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.Trigger;
import io.actionsgateway.simulation.state.World;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** How fast the twin plays 10,000 runs of five jobs, and whether their number costs memory. */
final class TwinRuns {

    private static final int RUNS = 10_000;
    private static final int KEPT = 500;
    private static final String SCENARIO = """
            organizations: {octo-org: {}}
            repositories:
              - name: octo-org/hello-world
                workflows:
                  ci.yml:
                    on: push
                    jobs:
                      test:
                        strategy: {matrix: {n: [1, 2, 3, 4, 5]}}
                        steps: [{uses: actions/checkout@v5}, {run: make}]
            """;

    private TwinRuns() {}

    static void main() {
        AtomicLong events = new AtomicLong();
        measure("nobody listens", Audience.nobody(), events);
        measure("one listens", event -> events.incrementAndGet(), events);
    }

    private static void measure(String title, Consumer<WebhookEvent> listener, AtomicLong events) {
        SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));
        World world = new World(Scenario.read(SCENARIO), time, new Ids(1, time.now()));
        RunSimulator simulator =
                new RunSimulator(world, new Announcer(new Payloads("http://localhost:8090"), world, listener));
        Repository repository = world.repositories().getFirst();
        repository.runs().keep(KEPT);
        System.out.println(title);
        long startNanos = System.nanoTime();
        for (int run = 1; run <= RUNS; run++) {
            simulator.start(repository, new Trigger("push", "main", "abc", world.actor(), new LinkedHashMap<>()));
            time.advance(Duration.ofSeconds(1));
            if (run == 1_000 || run == 5_000 || run == RUNS) {
                print(run, events.get(), System.nanoTime() - startNanos);
            }
        }
    }

    @SuppressWarnings("SystemGc") // What is left afterwards is what the runs cost.
    private static void print(int runs, long events, long nanos) {
        System.gc();
        Runtime jvm = Runtime.getRuntime();
        double seconds = nanos / 1e9;
        System.out.printf(
                "%,7d runs  %,7.0f runs/s  %,8.0f events/s  heap %d MB%n",
                runs, runs / seconds, events / seconds, (jvm.totalMemory() - jvm.freeMemory()) >> 20);
    }
}
