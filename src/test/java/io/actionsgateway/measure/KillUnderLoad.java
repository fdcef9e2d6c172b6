package io.actionsgateway.measure;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Kills the service ten times under load, as {@code kill -9} does, and then proves from the database that nothing which
 * was acknowledged is lost or counted twice.
 */
final class KillUnderLoad {

    private KillUnderLoad() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        var verdict = new Verdict();
        try (Database database = Database.open()) {
            String url = database.create("measure_service");
            try (Server server = Server.service(url, List.of())) {
                server.start();
                measure(server, new Table(url), verdict);
            }
        }
        verdict.exit();
    }

    private static void measure(Server server, Table table, Verdict verdict)
            throws InterruptedException, ExecutionException {
        long seed = Settings.number("seed", 1);
        var stories = new Stories(seed);
        var ledger = new Ledger(stories);
        var client = new LoadClient(server.port(), Settings.number("connections", 16), stories, ledger);
        Pace pace = Pace.openLoop(Settings.number("rate", 1000), Duration.ofHours(1));
        var load = new FutureTask<Load>(() -> client.run(pace));
        Thread.ofPlatform().daemon().start(load);
        kill(server, new Random(seed));
        pace.stop();
        System.out.printf("answers by status (0: none): %s%n", load.get().statusCounts());
        System.out.printf("drained after %.1f s%n", Contender.drain(table).toMillis() / 1e3);
        ledger.verify(table, client.told(), verdict);
    }

    private static void kill(Server server, Random random) {
        int kills = Settings.number("kills", 10);
        for (int i = 1; i <= kills; i++) {
            Duration alive = Duration.ofMillis(1000 + random.nextInt(5000));
            Wait.pause(alive);
            server.kill();
            Duration back = server.start();
            System.out.printf(
                    "kill %d of %d after %.1f s of load, ready again after %.1f s%n",
                    i, kills, alive.toMillis() / 1e3, back.toMillis() / 1e3);
        }
        Wait.pause(Duration.ofSeconds(3));
    }
}
