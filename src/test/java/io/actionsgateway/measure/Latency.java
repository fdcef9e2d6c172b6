package io.actionsgateway.measure;

import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long after GitHub sent a delivery its transition can be read from the REST API, at a steady rate. */
final class Latency {

    private static final String NAME = "measure_service";
    private static final int SAMPLES_PER_SECOND = 20;

    private Latency() {}

    public static void main(String[] arguments) throws InterruptedException {
        var verdict = new Verdict();
        try (Database database = Database.open();
                Server server = Server.service(database.create(NAME), List.of())) {
            server.start();
            measure(server, database, verdict);
        }
        verdict.exit();
    }

    private static void measure(Server server, Database database, Verdict verdict) throws InterruptedException {
        int rate = Settings.number("rate", 200);
        var stories = new Stories(Settings.number("seed", 1));
        var watchers = new Watchers(server.port(), stories, Math.max(1, rate / SAMPLES_PER_SECOND));
        var client = new LoadClient(server.port(), Settings.number("connections", 32), stories, watchers);
        client.run(Pace.closedLoop(Settings.number("warmup", 40_000)));
        Contender.drain(new Table(database.url(NAME)));
        database.checkpoint();
        watchers.warmUp();
        client.run(Pace.openLoop(rate, Duration.ofSeconds(15)));
        watchers.count();
        Load load = client.run(Pace.openLoop(rate, Settings.seconds("seconds", 60)));
        Histogram delays = watchers.end();
        System.out.printf("%,.0f/s, answer %s %s%n", load.perSecond(), load.percentiles(), load.statusCounts());
        System.out.printf(
                "sent to readable: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, longest %.0f ms (%,d samples)%n",
                delays.getValueAtPercentile(50) / 1e6,
                delays.getValueAtPercentile(95) / 1e6,
                delays.getValueAtPercentile(99) / 1e6,
                delays.getMaxValue() / 1e6,
                delays.getTotalCount());
        verdict.check(load.refused() == 0, "%,d answers were not 2xx".formatted(load.refused()));
        verdict.check(watchers.late() == 0, "%,d samples waited for a watcher".formatted(watchers.late()));
        verdict.check(watchers.missed() == 0, "%,d samples never became readable".formatted(watchers.missed()));
    }
}
