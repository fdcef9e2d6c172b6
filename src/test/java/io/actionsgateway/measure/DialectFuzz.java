package io.actionsgateway.measure;

import io.actionsgateway.FreePort;
import io.actionsgateway.api.v3.DialectFuzzer;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whether the dialect answers spoilt requests of all operations in shape, for as long as one likes:
 * {@code -Dmeasure.seed} is the first seed, {@code -Dmeasure.rounds} how many there are, {@code -Dmeasure.calls} how many
 * requests each makes.
 */
final class DialectFuzz {

    private final int calls = Settings.number("calls", 2_000);
    private final int rounds = Settings.number("rounds", 25);
    private final int seed = Settings.number("seed", 1);

    private DialectFuzz() {}

    public static void main(String[] arguments) throws IOException {
        var verdict = new Verdict();
        int port = FreePort.find();
        SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));
        System.setProperty("actions.github.admission.write-interval", "0s");
        try (Database database = Database.open();
                MockGitHub gitHub =
                        MockGitHub.start(MockGitHubOptions.onAnyPort(time).seeded(7));
                ConfigurableApplicationContext service =
                        Server.inThisJvm(database.create("measure_service"), port, gitHub.url())) {
            System.out.println("the service is " + service.getId());
            new DialectFuzz().measure(port, time, verdict);
        }
        verdict.exit();
    }

    private void measure(int port, SteppedTimeline time, Verdict verdict) throws IOException {
        for (int round = 0; round < rounds; round++) {
            DialectFuzzer fuzzer = new DialectFuzzer(port, "measure-key", (long) seed + round);
            List<String> faults = fuzzer.run(calls);
            faults.forEach(System.out::println);
            verdict.check(
                    faults.isEmpty(), "seed %d, %,d requests: %s".formatted(seed + round, calls, fuzzer.outcomes()));
            time.advance(Duration.ofMinutes(1));
        }
    }
}
