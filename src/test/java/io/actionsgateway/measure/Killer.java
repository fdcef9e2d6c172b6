package io.actionsgateway.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Kills the replica that leads, as {@code kill -9} does, and starts it again once another one has taken over. */
final class Killer {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int NICENESS = 9;

    private final List<Server> replicas;
    private final int times;
    private final Duration pause;
    private final List<Duration> takeovers = new ArrayList<>();

    Killer(List<Server> replicas, int times, Duration pause) {
        this.replicas = replicas;
        this.times = times;
        this.pause = pause;
    }

    /** Returns when it has killed as often as it should, or there is nothing left to disturb. */
    void kill(BooleanSupplier worthwhile) {
        while (takeovers.size() < times && worthwhile.getAsBoolean()) {
            Wait.until(LONGEST, "a replica leads", () -> leading(replicas) != null);
            Wait.pause(pause);
            Server leader = leading(replicas);
            if (leader != null) {
                leader.kill();
                List<Server> others =
                        replicas.stream().filter(other -> other != leader).toList();
                takeovers.add(Wait.until(LONGEST.multipliedBy(3), "another one leads", () -> leading(others) != null));
                leader.start(NICENESS);
            }
        }
    }

    private static Server leading(List<Server> replicas) {
        return replicas.stream().filter(Server::leads).findFirst().orElse(null);
    }

    void report(Verdict verdict) {
        Duration longest = takeovers.stream().max(Duration::compareTo).orElse(Duration.ZERO);
        System.out.printf(
                "  the leading replica was killed %d times; another one led after at most %.1f s%n",
                takeovers.size(), longest.toMillis() / 1e3);
        verdict.check(!takeovers.isEmpty(), "a replica was killed");
        verdict.check(longest.compareTo(LONGEST) <= 0, "another replica leads within " + LONGEST);
    }
}
