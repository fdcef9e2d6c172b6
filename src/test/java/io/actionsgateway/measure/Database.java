package io.actionsgateway.measure;

import io.actionsgateway.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL to measure against: the one given by {@code measure.db}, else the installed one on fresh data, else the
 * embedded one. It writes durably, or nothing is measured.
 */
final class Database implements AutoCloseable {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "512MB",
            "max_connections", "200");

    private final String url;
    private final String origin;
    private final AutoCloseable stop;
    private long postmaster = -1;

    private Database(String url, String origin, AutoCloseable stop) {
        this.url = url;
        this.origin = origin;
        this.stop = stop;
    }

    /** Starts or joins the server, checks that it is durable and says what it is. */
    static Database open() {
        try {
            Database database = choose();
            database.describe();
            new Table(database.url).each("select pg_backend_pid()", row -> database.findPostmaster(row.getLong(1)));
            return database;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Makes an empty database of that name, in place of an earlier one, and gives its address. */
    String create(String name) {
        var admin = new Table(url);
        admin.execute("drop database if exists " + name + " with (force)");
        admin.execute("create database " + name);
        return url(name);
    }

    String url(String name) {
        return url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name);
    }

    /** Writes all dirty pages now, so that each round starts from the same state. */
    void checkpoint() {
        new Table(url).execute("checkpoint");
    }

    /** Processor time of all its processes so far; zero where it runs on another machine. */
    Duration processorTime() {
        return postmaster < 0 ? Duration.ZERO : ProcessTime.ofTree(postmaster);
    }

    @Override
    public void close() {
        try {
            stop.close();
        } catch (Exception failure) {
            System.out.println("The database did not stop: " + failure);
        }
    }

    private static Database choose() throws IOException, InterruptedException {
        var given = Settings.text("db");
        if (given.equals(Optional.of("embedded"))) {
            return embedded();
        }
        if (given.isPresent()) {
            return new Database(given.get(), "given by measure.db", () -> {});
        }
        var installed = InstalledPostgres.newest();
        return installed.isPresent() ? installed(installed.get()) : embedded();
    }

    private static Database installed(InstalledPostgres binaries) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(
                Path.of(Settings.text("data").orElse(System.getProperty("java.io.tmpdir"))), "measure");
        int port = FreePort.find();
        Process process = binaries.start(data, port, SETTINGS);
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
        var database = new Database(
                url,
                "installed, data in " + data + " (" + Files.getFileStore(data).type() + ")",
                () -> end(process, data));
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        Wait.until(Duration.ofMinutes(1), "PostgreSQL answers", database::answers);
        return database;
    }

    private static Database embedded() throws IOException {
        var builder = EmbeddedPostgres.builder();
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        return new Database(
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres?user=postgres", "embedded", server);
    }

    private static void end(Process process, Path data) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url)) {
            return connection.isValid(2);
        } catch (SQLException refused) {
            return false;
        }
    }

    /** The parent of a backend, if that backend is a process of this machine. */
    private void findPostmaster(long backend) {
        try {
            if (Files.readString(Path.of("/proc/" + backend + "/comm")).startsWith("postgres")) {
                ProcessTime.of(backend).ifPresent(process -> postmaster = process.parent());
            }
        } catch (IOException elsewhere) {
            System.out.println("  its processor time cannot be seen from here");
        }
    }

    private void describe() {
        var server = new Table(url);
        System.out.printf("PostgreSQL %s, %s%n", server.text("show server_version"), origin);
        for (String name : DURABLE) {
            Verdict.require(server.text("show " + name).equals("on"), "PostgreSQL runs with " + name + " = on");
        }
        System.out.printf(
                "  fsync, synchronous_commit, full_page_writes = on; shared_buffers = %s; lz4 %s%n",
                server.text("show shared_buffers"),
                server.text("select 'lz4' = any(enumvals) from pg_settings where name = 'default_toast_compression'")
                                .equals("t")
                        ? "available"
                        : "NOT available");
    }
}
