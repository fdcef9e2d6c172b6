package io.actionsgateway.measure;

import io.actionsgateway.FreePort;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.chaos.Fault;
import io.actionsgateway.simulation.chaos.FaultKind;
import io.actionsgateway.simulation.rest.Limits;
import io.actionsgateway.simulation.scenario.Scenario;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/** How many runs are started by keys whose dispatches go wrong before and after GitHub acts, or whose replica is killed. */
final class Dispatches {

    private static final String DISPATCH = "actions/create-workflow-dispatch";
    private static final int ANY_NUMBER = 1_000_000;
    private static final double SHARE = 0.075;
    /** Each owner is served by an account of its own, so that GitHub's points are no limit. */
    private static final int OWNERS = 4;

    private static final String REPOSITORY = """
              - name: OWNER/hello-world
                workflows:
                  traced.yml:
                    run-name: Deploy ${{ inputs.trace }}
                    on: {workflow_dispatch: {inputs: {number: {}, trace: {}}}}
                    twin: {takes: 0}
                    jobs: {go: {}}
            """;

    private final int keys = Settings.number("runs", 500);
    private final int clients = Settings.number("connections", 16);
    private final int kills = Settings.number("kills", 0);
    private final long seed = Settings.number("seed", 1);
    private final DispatchTally tally = new DispatchTally();

    private Dispatches() {}

    public static void main(String[] arguments) throws Exception {
        var verdict = new Verdict();
        try (Database database = Database.open();
                MockGitHub gitHub = gitHub()) {
            new Dispatches().measure(database.create("measure_service"), gitHub, verdict);
        }
        verdict.exit();
    }

    private void measure(String database, MockGitHub gitHub, Verdict verdict) throws Exception {
        System.out.printf(
                "%d keys, %d clients, 2 replicas; of the dispatches at GitHub 30 %% go wrong: reset or no answer, "
                        + "before and after it acts%n",
                keys, clients);
        if (kills > 0) {
            killed(database, gitHub, verdict);
            return;
        }
        int first = FreePort.find();
        int second = FreePort.find();
        try (var _ = Server.inThisJvm(database, first, gitHub.url(), settings());
                var _ = Server.inThisJvm(database, second, gitHub.url(), settings())) {
            print(database, gitHub, () -> dispatch(List.of(first, second)), verdict);
        }
    }

    /** Each replica in a process of its own, of which the one that leads is killed again and again. */
    private void killed(String database, MockGitHub gitHub, Verdict verdict) throws Exception {
        List<String> settings = new ArrayList<>(List.of(settings()));
        settings.add("--actions.github.api-url=" + gitHub.url());
        settings.add("--actions.leader.enabled=true");
        List<Server> replicas = List.of(
                Server.replica("service-1", database, settings), Server.replica("service-2", database, settings));
        try {
            replicas.forEach(Server::start);
            var killer = new Killer(replicas, kills, Settings.seconds("seconds", 10));
            print(
                    database,
                    gitHub,
                    () -> {
                        var dispatched = new FutureTask<>(() ->
                                dispatch(replicas.stream().map(Server::port).toList()));
                        Thread.ofPlatform().daemon().start(dispatched);
                        killer.kill(() -> !dispatched.isDone());
                        return dispatched.get();
                    },
                    verdict);
            killer.report(verdict);
        } finally {
            replicas.forEach(Server::kill);
        }
    }

    private void print(String database, MockGitHub gitHub, Callable<Set<Long>> dispatches, Verdict verdict)
            throws Exception {
        long start = System.nanoTime();
        Set<Long> told = dispatches.call();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        new DispatchVerdict(new Table(database), gitHub, tally).print(keys, told, took, verdict);
    }

    private Set<Long> dispatch(List<Integer> replicas) throws Exception {
        Set<Long> runs = new TreeSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Long>> all = new ArrayList<>();
            for (int key = 0; key < keys; key++) {
                var client = new DispatchClient(
                        replicas, owner(key % OWNERS), "key-" + key, new Random(seed * ANY_NUMBER + key), tally);
                all.add(threads.submit(client::run));
            }
            for (Future<Long> run : all) {
                runs.add(run.get());
            }
        }
        return runs;
    }

    private static String[] settings() {
        List<String> settings = new ArrayList<>(List.of(
                "--actions.github.admission.write-interval=0s",
                "--actions.github.http.headers=3s",
                "--actions.github.resilience.breaker.minimum-calls=10000",
                "--actions.github.resilience.breaker.window=10000",
                "--actions.dispatch.window=20s",
                "--actions.dispatch.skew=2s"));
        for (int i = 0; i < OWNERS; i++) {
            settings.add("--actions.github.credentials." + owner(i) + ".token=measure-" + owner(i));
            settings.add("--actions.github.credentials." + owner(i) + ".serves=" + owner(i));
        }
        return settings.toArray(String[]::new);
    }

    private static String scenario() {
        StringBuilder organizations = new StringBuilder("organizations: {");
        StringBuilder repositories = new StringBuilder("}\nrepositories:\n");
        for (int i = 0; i < OWNERS; i++) {
            organizations.append(owner(i)).append(": {}, ");
            repositories.append(REPOSITORY.replace("OWNER", owner(i)));
        }
        return organizations.append(repositories).toString();
    }

    static List<String> owners() {
        return IntStream.range(0, OWNERS).mapToObj(Dispatches::owner).toList();
    }

    private static String owner(int number) {
        return "owner" + number;
    }

    /** It has a bad day. */
    private static MockGitHub gitHub() {
        MockGitHub gitHub = MockGitHub.start(
                MockGitHubOptions.onAnyPort(Timeline.of(Clock.systemUTC()))
                        .seeded(Settings.number("seed", 1))
                        .limitedTo(Limits.unlimited().allowing(ANY_NUMBER)),
                Scenario.read(scenario()));
        for (FaultKind kind : List.of(FaultKind.RESET, FaultKind.HANG)) {
            Fault fault = Fault.of(kind).at(DISPATCH).withProbability(SHARE).times(ANY_NUMBER);
            gitHub.faults().add(fault, fault.afterPerforming());
        }
        return gitHub;
    }
}
