package io.actionsgateway.measure;

import java.time.Duration;
import java.util.List;

/** One of the programs that are compared: its JVM, its database, the load that is sent to it, and what it answered. */
final class Contender implements AutoCloseable {

    private static final String UNFINISHED =
            "select exists (select 1 from webhook_delivery where state in ('received', 'processing'))";

    private final String name;
    private final Database database;
    private final Table table;
    private final Server server;
    private final LoadClient client;
    private final boolean drains;
    private final String rows;
    private long accepted;
    private long refused;

    private Contender(String name, Database database, Table table, Server server, boolean drains, String rows) {
        this.name = name;
        this.database = database;
        this.table = table;
        this.server = server;
        this.drains = drains;
        this.rows = rows;
        this.client = new LoadClient(
                server.port(),
                Settings.number("connections", 32),
                new Stories(Settings.number("seed", 1)),
                (number, status, due) -> {});
    }

    /** The service, started on an empty database; without workers nothing will ever be drained. */
    static Contender service(Database database, List<String> arguments, boolean drains) {
        String url = database.create("measure_service");
        Server server = Server.service(url, arguments);
        return new Contender("service", database, new Table(url), server, drains, "webhook_delivery").started();
    }

    /** The plain receiver, started on an empty database. */
    static Contender plain(Database database) {
        String url = database.create("measure_plain");
        return new Contender("plain", database, new Table(url), Server.plain(url), false, "delivery").started();
    }

    /** Puts it under load, then waits until it has worked off what it took in. */
    Measured run(Pace pace) {
        Duration serverBefore = server.processorTime();
        Duration databaseBefore = database.processorTime();
        Load load = client.run(pace);
        Duration serverLoaded = server.processorTime().minus(serverBefore);
        Duration databaseLoaded = database.processorTime().minus(databaseBefore);
        accepted += load.accepted();
        refused += load.refused();
        Duration drained = drains ? drain(table) : Duration.ZERO;
        return new Measured(
                load,
                serverLoaded,
                databaseLoaded,
                drained,
                server.processorTime().minus(serverBefore),
                database.processorTime().minus(databaseBefore));
    }

    /** Checks that every answer was a 2xx and that each of these has its row. */
    void verify(Verdict verdict) {
        verdict.check(refused == 0, "%s: %,d answers were not 2xx".formatted(name, refused));
        long kept = table.number("select count(*) from " + rows);
        verdict.check(kept == accepted, "%s: %,d rows for %,d answers 2xx".formatted(name, kept, accepted));
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Waits until the service's inbox holds nothing unfinished, and tells how long that took. */
    static Duration drain(Table table) {
        return Wait.until(
                Duration.ofMinutes(10),
                "the inbox is drained",
                () -> table.text(UNFINISHED).equals("f"));
    }

    private Contender started() {
        System.out.printf("  %s is ready after %.1f s%n", name, server.start().toMillis() / 1e3);
        return this;
    }
}
