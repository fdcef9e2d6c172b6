package io.actionsgateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

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
     * Starts a server that keeps its data, with durability on, or joins the one that an earlier JVM left running on it
     * (a killed JVM cannot stop its child).
     *
     * @param data where the data live; made when missing
     * @return the running server
     */
    public static PostgresServer keptIn(Path data) {
        PostgresServer left = leftRunningIn(data);
        if (left != null && left.answers()) {
            return left;
        }
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
        return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres";
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

    private static PostgresServer leftRunningIn(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
            return lines.size() > 3
                    ? new PostgresServer(Integer.parseInt(lines.get(3).strip()))
                    : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private boolean answers() {
        try (var connection = DriverManager.getConnection(jdbcUrl() + "&connectTimeout=2")) {
            return connection.isValid(2);
        } catch (SQLException refused) {
            return false;
        }
    }
}
