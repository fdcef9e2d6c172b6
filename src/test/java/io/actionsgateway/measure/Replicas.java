package io.actionsgateway.measure;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Two replicas of the service on one database. */
record Replicas(List<Server> servers) implements AutoCloseable {

    private static final int NICER = 9;

    static Replicas start(String database, URI gitHub) {
        List<String> arguments = List.of("--actions.github.api-url=" + gitHub, "--actions.github.token=measure-token");
        Replicas replicas = new Replicas(List.of(
                Server.replica("service-1", database, arguments), Server.replica("service-2", database, arguments)));
        replicas.servers().parallelStream().forEach(Server::start);
        return replicas;
    }

    List<Integer> ports() {
        return servers.stream().map(Server::port).toList();
    }

    /**
     * One after the other: out of the balancer, stopped as by an orchestrator, started, in again. Whoever starts gives way
     * to the one that serves.
     */
    void restart(Balancer balancer, Duration after) {
        Wait.pause(after);
        int niceness = 0;
        for (Server server : servers) {
            niceness += NICER;
            balancer.out(server.port());
            Wait.pause(Duration.ofSeconds(1));
            long began = System.nanoTime();
            server.close();
            long ended = System.nanoTime();
            Duration start = server.start(niceness);
            balancer.in(server.port());
            System.out.printf(
                    "    a replica stopped in %.1f s and started in %.1f s%n",
                    (ended - began) / 1e9, start.toMillis() / 1e3);
        }
    }

    @Override
    public void close() {
        servers.forEach(Server::kill);
    }
}
