package io.actionsgateway.measure;

import io.actionsgateway.platform.Secret;
import io.actionsgateway.simulation.FiveJobs;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.hook.Hook;
import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** What many waiters cost GitHub, and whether a rolling restart loses one or holds one up. */
final class Waiters {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration TAIL = Duration.ofSeconds(5);

    private final int runs = Settings.number("runs", 50);
    private final int waiters = Settings.number("waiters", 1000);
    private final int seconds = Settings.number("seconds", 120);

    private Waiters() {}

    /** What came of one round. */
    private record Outcome(long calls, int answered, int expected, long lost, Histogram delays) {}

    public static void main(String[] arguments) {
        var verdict = new Verdict();
        try (Database database = Database.open()) {
            new Waiters().measure(database, verdict);
        }
        verdict.exit();
    }

    private void measure(Database database, Verdict verdict) {
        System.out.printf(
                "%d runs that begin and end one after the other within %d s; two replicas, both restarted meanwhile%n",
                runs, seconds);
        if (!Settings.text("only").equals(Optional.of("off"))) {
            told(database, verdict);
        }
        if (!Settings.text("only").equals(Optional.of("on"))) {
            asked(database, verdict);
        }
    }

    private void told(Database database, Verdict verdict) {
        Outcome many = round(database, waiters / runs, true);
        Outcome one = round(database, 1, true);
        answered(verdict, many, one);
        verdict.check(many.lost() + one.lost() == 0, "no delivery was lost by a restart");
        verdict.check(many.delays().getMaxValue() <= SECOND.toNanos(), "all within 1 s of the transition");
        verdict.check(many.calls() <= one.calls() * 1.1, "GitHub is asked as often as for one waiter each");
    }

    /** Chance decides when a run is asked about, so two rounds are never quite equal. */
    private void asked(Database database, Verdict verdict) {
        Outcome many = round(database, waiters / runs, false);
        Outcome one = round(database, 1, false);
        answered(verdict, many, one);
        verdict.check(many.calls() <= one.calls() * 1.1, "GitHub is asked as often as for one waiter each");
    }

    private static void answered(Verdict verdict, Outcome... rounds) {
        for (Outcome each : rounds) {
            verdict.check(each.answered() == each.expected(), "all %,d waiters answered".formatted(each.expected()));
        }
    }

    private Outcome round(Database database, int each, boolean webhooks) {
        SteppedTimeline time = Timeline.stepped(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        String url = database.create("measure_service");
        try (Balancer balancer = new Balancer();
                MockGitHub gitHub = twin(time, webhooks ? balancer.port() : 0);
                Fleet fleet = new Fleet(gitHub, time);
                Replicas replicas = Replicas.start(url, gitHub.url())) {
            balancer.before(replicas.ports());
            catchUp(time);
            long before = fleet.answered();
            var clients = new WaitingClients(replicas.ports());
            Thread restart = Thread.ofPlatform().start(() -> replicas.restart(balancer, Duration.ofSeconds(15)));
            play(gitHub, time, balancer, () -> clients.begin(dispatch(fleet), each));
            join(restart);
            List<WaitingClients.Answer> answers = clients.end(Duration.ofMinutes(2));
            return report(each, webhooks, fleet.answered() - before - 1 - runs, answers, balancer, clients);
        }
    }

    private List<Long> dispatch(Fleet fleet) {
        return fleet.dispatch(1, Duration.ofSeconds(seconds / 2));
    }

    /**
     * GitHub's clock follows ours in steps, each only when the webhooks of the one before have been delivered. In the
     * first half of the time the runs begin, one after the other; in the second half they end.
     */
    private void play(MockGitHub gitHub, SteppedTimeline time, Balancer balancer, Runnable begin) {
        Instant start = time.now();
        Instant end = start.plusSeconds(seconds).plus(TAIL);
        int begun = 0;
        while (time.now().isBefore(end)) {
            long began = System.nanoTime();
            balancer.step();
            catchUp(time);
            gitHub.settled().join();
            double passed = Duration.between(start, time.now()).toMillis() / (seconds * 500.0);
            for (; begun < Math.min(runs, passed * runs); begun++) {
                begin.run();
            }
            Wait.pause(STEP.minusNanos(System.nanoTime() - began));
        }
    }

    private static void catchUp(SteppedTimeline time) {
        time.advance(Duration.between(time.now(), Instant.now()));
    }

    private Outcome report(
            int each,
            boolean webhooks,
            long calls,
            List<WaitingClients.Answer> answers,
            Balancer balancer,
            WaitingClients clients) {
        Histogram delays = new Histogram(3);
        answers.forEach(answer -> {
            long end = balancer.endOf(answer.run());
            if (end != Long.MAX_VALUE) {
                delays.recordValue(Math.max(0, answer.nanos() - end));
            }
        });
        System.out.printf(
                "webhooks %-3s %,5d waiters: %,5d answered, GitHub asked %,6d times; asked again %,d times, broken off"
                        + " %,d times, deliveries lost %d%n",
                webhooks ? "on" : "off",
                each * runs,
                answers.size(),
                calls,
                clients.again(),
                clients.broken(),
                balancer.lost());
        if (webhooks) {
            System.out.printf(
                    "    transition to answer: p50 %.0f ms, p99 %.0f ms, longest %.0f ms%n",
                    delays.getValueAtPercentile(50) / 1e6,
                    delays.getValueAtPercentile(99) / 1e6,
                    delays.getMaxValue() / 1e6);
        }
        return new Outcome(calls, answers.size(), each * runs, balancer.lost(), delays);
    }

    private static MockGitHub twin(SteppedTimeline time, int receiver) {
        MockGitHubOptions options =
                MockGitHubOptions.onAnyPort(time).limitedTo(Limits.unlimited().allowing(1_000_000));
        URI hook = URI.create("http://127.0.0.1:" + receiver + "/webhooks/github");
        return FiveJobs.start(
                receiver == 0 ? options : options.deliveringTo(new Hook(hook, new Secret(Signer.SECRET))));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
