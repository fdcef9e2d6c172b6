package io.actionsgateway.measure;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Replaces two replicas ten times under load, as a Kubernetes deployment does: a fresh one first, then the oldest is taken
 * out, sleeps, and gets SIGTERM. Nobody may notice.
 */
final class RollingStop {

    /** The chart's {@code shutdown.drainSeconds}. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** The chart's grace period, less what the pod sleeps before SIGTERM. */
    private static final Duration GRACE = Duration.ofSeconds(50);

    /** Until all nodes know that a pod is being deleted. */
    private static final Duration PROPAGATION = Duration.ofSeconds(2);

    private static final List<String> WITHOUT_GITHUB = List.of(
            "--actions.github.api-url=http://127.0.0.1:9",
            "--actions.monitor.poll.waited=0",
            "--actions.monitor.poll.checked=0");

    private final int rounds = Settings.number("kills", 10);
    private final int rate = Settings.number("rate", 50);
    private final int connections = Settings.number("connections", 16);
    private final String database;
    private final Verdict verdict;
    private final Deque<Server> replicas = new ArrayDeque<>();
    private int started;
    private int late;

    private RollingStop(String database, Verdict verdict) {
        this.database = database;
        this.verdict = verdict;
    }

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        var verdict = new Verdict();
        try (Database database = Database.open();
                ServiceProxy service = new ServiceProxy()) {
            new RollingStop(database.create("measure_service"), verdict).measure(service);
        }
        verdict.exit();
    }

    private void measure(ServiceProxy service) throws InterruptedException, ExecutionException {
        start(service);
        start(service);
        var stories = new Stories(Settings.number("seed", 1));
        var ledger = new Ledger(stories);
        var client = new LoadClient(service.port(), connections, stories, ledger);
        Pace pace = Pace.openLoop(rate, Duration.ofHours(1));
        var deliveries = new FutureTask<Load>(() -> client.run(pace));
        Thread.ofPlatform().daemon().start(deliveries);
        var readers = new ReadingClients(service.port(), stories, client, Pace.openLoop(rate, Duration.ofHours(1)));
        readers.begin(connections);
        var waiters = new WaitingClients(List.of(service.port()));
        waiters.begin(List.of(1L, 2L, 3L, 4L, 5L), connections);
        for (int round = 1; round <= rounds; round++) {
            replace(service, round);
        }
        Wait.pause(PROPAGATION);
        System.out.printf(
                "waits asked again %,d times, refused %,d times, broken off %,d times%n",
                waiters.again(), waiters.refused(), waiters.broken());
        long failedWaits = waiters.refused() + waiters.broken();
        waiters.end(Duration.ZERO);
        pace.stop();
        report(deliveries.get(), readers.end(), failedWaits);
        Contender.drain(new Table(database));
        ledger.verify(new Table(database), client.told(), verdict);
        replicas.forEach(Server::close);
    }

    private void start(ServiceProxy service) {
        Server server = Server.replica("replica-" + ++started, database, WITHOUT_GITHUB);
        server.start();
        service.add(server);
        replicas.add(server);
    }

    private void replace(ServiceProxy service, int round) {
        start(service);
        Server oldest = replicas.remove();
        Wait.pause(PROPAGATION);
        service.remove(oldest);
        Wait.pause(DRAIN.minus(PROPAGATION));
        Optional<Duration> took = oldest.stop(GRACE);
        late += took.isPresent() ? 0 : 1;
        System.out.printf(
                "round %d of %d: %s after SIGTERM%n",
                round,
                rounds,
                took.map(time -> "ended %.1f s".formatted(time.toMillis() / 1e3))
                        .orElse("killed"));
    }

    private void report(Load load, Map<String, Long> reads, long failedWaits) {
        System.out.printf("deliveries: %s; by status (0: none) %s%n", load.percentiles(), load.statusCounts());
        System.out.printf("reads: %s%n", reads);
        long failedReads = reads.entrySet().stream()
                .filter(each -> !each.getKey().equals("200"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        verdict.check(load.refused() == 0, "deliveries: %,d were not taken".formatted(load.refused()));
        verdict.check(failedReads == 0, "reads: %,d failed".formatted(failedReads));
        verdict.check(failedWaits == 0, "waits: %,d were refused or broken off".formatted(failedWaits));
        verdict.check(late == 0, "stops: %,d of %,d were not over within the grace period".formatted(late, rounds));
    }
}
