package io.actionsgateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL without Docker and without an installation: started from binaries that come as a test dependency,
 * as root or as an ordinary user.
 *
 * @param port where it listens, on the loopback address only; user and database are {@code postgres}, without password
 */
public record PostgresServer(int port) {

    /**
     * Starts a throw-away server for tests. Durability is off: it is as fast as it gets and gone with the JVM.
     *
     * @return the running server
     */
    public static PostgresServer temporary() {
        return start(EmbeddedPostgres.builder());
    }

    /**
     * Starts a server that keeps its data, with durability on. A server that an earlier JVM left running on the data (a
     * killed JVM cannot stop its child) is stopped first.
     *
     * @param data where the data live; made when missing
     * @return the running server
     */
    public static PostgresServer keptIn(Path data) {
        leftRunningIn(data).ifPresent(PostgresServer::stop);
        return start(EmbeddedPostgres.builder()
                .setDataDirectory(data.toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on"));
    }

    /**
     * The address for JDBC.
     *
     * @return a URL that needs no password
     */
    public String jdbcUrl() {
        return url("postgres");
    }

    /**
     * Where a database of its own is, for whoever must not meet other services: made when it is not there.
     *
     * @param name plain
     * @return a URL that needs no password
     */
    public String jdbcUrl(String name) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            if (!"42P04".equals(failure.getSQLState())) {
                throw new IllegalStateException(failure);
            }
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=postgres";
    }

    private static PostgresServer start(EmbeddedPostgres.Builder builder) {
        try {
            return new PostgresServer(builder.setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("max_connections", "300")
                    .start()
                    .getPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL did not start. As root it needs the command 'unshare' (package util-linux);"
                            + " otherwise run as an ordinary user, or set spring.datasource.url to a server of yours.",
                    failure);
        }
    }

    private static Optional<ProcessHandle> leftRunningIn(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            return Files.exists(pidFile)
                    ? ProcessHandle.of(Long.parseLong(
                                    Files.readAllLines(pidFile).getFirst().strip()))
                            .filter(process ->
                                    process.info().command().orElse("").contains("postgres"))
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Ends a server that nobody uses any more; one that has clients does not end. */
    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException inUse) {
            throw new IllegalStateException("Another local start is using these data: stop it first.", inUse);
        } catch (ExecutionException | InterruptedException failure) {
            throw new IllegalStateException("The PostgreSQL that was left running did not stop.", failure);
        }
    }
}
