package io.actionsgateway.measure;

import io.actionsgateway.ActionsGateway;
import io.actionsgateway.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A measured program in a JVM of its own, with the same flags for all; it can be killed and started again. */
final class Server implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of("-Xms512m", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-XX:+UseCompactObjectHeaders");

    private static final String LEADER = "--actions.leader.enabled=";

    private final String name;
    private final int port;
    private final URI health;
    private final List<String> command;
    private Process process;

    private Server(String name, int port, URI health, List<String> command) {
        this.name = name;
        this.port = port;
        this.health = health;
        this.command = command;
        log(name).delete();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** The service as it ships, except for what the arguments change. Nothing that is measured may reach GitHub. */
    static Server service(String database, List<String> more) {
        List<String> arguments = new ArrayList<>(more);
        arguments.add("--actions.github.api-url=http://127.0.0.1:9");
        return replica("service", database, arguments);
    }

    /** One of several; the arguments say where its GitHub is. */
    static Server replica(String name, String database, List<String> more) {
        int port = FreePort.find();
        int management = FreePort.find();
        List<String> arguments = new ArrayList<>(List.of("io.actionsgateway.ActionsGateway"));
        arguments.addAll(service(database, port, management));
        if (more.stream().noneMatch(argument -> argument.startsWith(LEADER))) {
            arguments.add(LEADER + "false");
        }
        arguments.addAll(more);
        return new Server(name, port, health(management), command("test-classes", arguments));
    }

    /**
     * The service as the image has it, in a container of 512 MB; without GitHub.
     *
     * @param runtime the linked Java
     * @param app the folder with the jar, its libraries, {@code java.options} and the AOT cache
     * @param more for the JVM
     */
    static Server image(String name, Path runtime, Path app, String database, List<String> more) {
        int port = FreePort.find();
        int management = FreePort.find();
        List<String> command = new ArrayList<>(List.of(
                "env",
                "MALLOC_ARENA_MAX=2",
                runtime.resolve("bin/java").toString(),
                "@" + app.resolve("java.options"),
                "-XX:MaxRAM=512m"));
        command.addAll(more);
        command.addAll(List.of("-jar", app.resolve("actions-gateway.jar").toString()));
        command.addAll(service(database, port, management));
        command.add(LEADER + "false");
        command.add("--actions.github.api-url=http://127.0.0.1:9");
        return new Server(name, port, health(management), command);
    }

    private static URI health(int management) {
        return URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness");
    }

    private static List<String> service(String database, int port, int management) {
        return List.of(
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--server.port=" + port,
                "--management.server.port=" + management,
                "--actions.webhook.hooks.default.secrets=" + Signer.SECRET,
                "--actions.security.bootstrap-key-sha256=" + Signer.sha256("measure-key"),
                "--actions.security.quota.requests-per-hour=100000000",
                "--actions.security.quota.concurrent-requests=1000000",
                "--actions.security.quota.concurrent-waits=1000000");
    }

    /** The service in this JVM, for measurements of its inside, with a token for the GitHub given. */
    static ConfigurableApplicationContext inThisJvm(String database, int port, URI gitHub, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--server.port=" + port,
                "--management.server.port=0",
                "--actions.leader.enabled=false",
                "--actions.webhook.hooks.default.secrets=" + Signer.SECRET,
                "--actions.security.bootstrap-key-sha256=" + Signer.sha256("measure-key"),
                "--actions.security.quota.requests-per-hour=100000000",
                "--actions.security.quota.concurrent-requests=1000000",
                "--actions.github.api-url=" + gitHub,
                "--actions.github.token=measure-token"));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(ActionsGateway.class).run(arguments.toArray(String[]::new));
    }

    /** The ordinary receiver that the service is compared with. */
    static Server plain(String database) {
        int port = FreePort.find();
        List<String> arguments = List.of(
                PlainReceiver.class.getName(),
                "--spring.datasource.url=" + database,
                "--spring.datasource.hikari.maximum-pool-size=32",
                "--server.port=" + port);
        return new Server(
                "plain", port, URI.create("http://127.0.0.1:" + port + "/health"), command("classes", arguments));
    }

    /** Starts it, or starts it again on the same port, and returns when it is ready. */
    Duration start() {
        return start(0);
    }

    /**
     * The same, giving way to those that are less nice until it is ready, as a starting container does that has no more than
     * its share.
     */
    Duration start(int niceness) {
        List<String> nice = new ArrayList<>(niceness == 0 ? List.of() : List.of("nice", "-n", "" + niceness));
        nice.addAll(command);
        try {
            process = new ProcessBuilder(nice)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name)))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Duration took = Wait.until(Settings.seconds("startup", 120), name + " is ready, see " + log(name), this::ready);
        if (niceness > 0) {
            goOnAsAnEqual();
        }
        return took;
    }

    /** Ends the giving way, thread by thread, where that is allowed: only root may. */
    private void goOnAsAnEqual() {
        try (Stream<Path> threads = Files.list(Path.of("/proc", "" + process.pid(), "task"))) {
            List<String> command = new ArrayList<>(List.of("renice", "-n", "0", "-p"));
            threads.map(thread -> thread.getFileName().toString()).forEach(command::add);
            await(new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException notLinux) {
            System.out.println("    " + name + " goes on giving way: " + notLinux.getMessage());
        }
    }

    int port() {
        return port;
    }

    /** The process, while it runs. */
    long pid() {
        return process.pid();
    }

    Duration processorTime() {
        return ProcessTime.ofTree(process.pid());
    }

    /** Ends it as {@code kill -9} does: no shutdown hook, no last word to the database. */
    void kill() {
        if (process != null) {
            await(process.destroyForcibly());
        }
    }

    /** Ends it as an orchestrator does: SIGTERM, and after the grace period the end; tells how long it took, if it was in time. */
    Optional<Duration> stop(Duration grace) {
        long began = System.nanoTime();
        process.destroy();
        try {
            if (process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - began));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        kill();
        return Optional.empty();
    }

    @Override
    public void close() {
        process.destroy();
        await(process);
    }

    private static void await(Process ending) {
        try {
            ending.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    static File log(String name) {
        File folder = new File("target/measure");
        folder.mkdirs();
        return new File(folder, name + ".log");
    }

    private boolean ready() {
        Verdict.require(process.isAlive(), name + " starts, see " + log(name));
        return isReady();
    }

    /** What a probe of its readiness gives. */
    boolean isReady() {
        try {
            var request = (HttpURLConnection) health.toURL().openConnection();
            request.setConnectTimeout(1000);
            request.setReadTimeout(2000);
            return request.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Whether it performs what one replica does for all. */
    boolean leads() {
        try (var metrics = health.resolve("/actuator/prometheus").toURL().openStream()) {
            return new String(metrics.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .anyMatch(line -> line.startsWith("actions_leader_leads{") && line.endsWith(" 1.0"));
        } catch (IOException notThere) {
            return false;
        }
    }

    /** The same Java, with our own class path less one of the two folders of compiled classes. */
    private static List<String> command(String without, List<String> arguments) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).endsWith(Path.of("target", without)))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(FLAGS);
        command.addAll(List.of("-classpath", classPath));
        command.addAll(arguments);
        return command;
    }
}
