package io.actionsgateway;

import static io.actionsgateway.ServiceClient.uri;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.webhook.Payloads;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** The jar in a process of its own with the image's options: by what the build prepared, and without. */
@ServiceTest
@EnabledIfSystemProperty(
        named = "start.prepared",
        matches = "true",
        disabledReason = "the build prepares a start where Maven itself runs on JDK 25")
class PreparedStartIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** Ended by SIGTERM, as asked. */
    private static final int TERMINATED = 143;

    @Autowired
    private ServiceClient http;

    @Autowired
    private JdbcConnectionDetails server;

    @TempDir
    private Path folder;

    private final int port = FreePort.find();
    private final int managementPort = FreePort.find();
    private OwnDatabase database;
    private Process service;

    @BeforeEach
    void makeDatabase() throws SQLException {
        database = OwnDatabase.on(server, "started_by_jar");
    }

    @AfterEach
    void end() throws Exception {
        if (service != null) {
            service.destroyForcibly().waitFor();
        }
        database.close();
    }

    @Test
    void isTheWholeService() throws Exception {
        start();

        assertThat(log()).contains("Starting AOT-processed ActionsGateway");
        assertThat(deliver(ServiceClient.SECRET)).isEqualTo(202);
        assertThat(deliver("wrong")).isEqualTo(401);
        await().atMost(LONGEST)
                .untilAsserted(
                        () -> assertThat(get(port, "/api/v1/deliveries?limit=1").body())
                                .contains("workflow_run", "processed"));
        assertThat(http.send(HttpRequest.newBuilder(uri(port, "/api/v1/deliveries")))
                        .statusCode())
                .as("without a key")
                .isEqualTo(401);
        assertThat(get(port, "/api/v1/openapi.json").body()).contains("\"openapi\"");
        assertThat(get(managementPort, "/actuator/prometheus").body())
                .contains("actions_webhook_received_total{", "hikaricp_connections", "http_server_requests_seconds");

        service.destroy();
        assertThat(service.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    void hasWhatASettingAddsToIt() throws Exception {
        start("--management.tracing.export.enabled=true");

        assertThat(log())
                .contains("Starting ActionsGateway", "what there is may depend on management.tracing.export.enabled");
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(uri(port, "/api/v1/deliveries"))
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        assertThat(answer.statusCode()).isEqualTo(401);
        await().atMost(LONGEST).untilAsserted(() -> assertThat(log()).contains("0af7651916cd43dd8448eb211c80319c"));
    }

    /** Returns when it is ready. */
    private void start(String... settings) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@docker/java.options",
                "-XX:MaxRAM=512m",
                "-jar",
                jar().toString(),
                "--server.port=" + port,
                "--management.server.port=" + managementPort,
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + server.getUsername(),
                "--spring.datasource.password=" + Objects.requireNonNullElse(server.getPassword(), ""),
                "--actions.webhook.hooks.default.secrets=" + ServiceClient.SECRET,
                "--actions.security.bootstrap-key-sha256=" + ServiceClient.KEY_SHA256,
                "--actions.leader.enabled=false",
                "--actions.github.api-url=http://127.0.0.1:9"));
        command.addAll(List.of(settings));
        service = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(LONGEST).until(this::isReady);
    }

    private boolean isReady() throws IOException {
        assertThat(service.isAlive()).as(log()).isTrue();
        return HealthCheck.isReady(HealthCheck.here(Integer.toString(managementPort)));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.getFileName().toString().matches("actions-gateway-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private int deliver(String secret) {
        return http.deliver(
                        port,
                        "default",
                        "workflow_run",
                        UUID.randomUUID(),
                        secret,
                        Payloads.example("workflow_run/completed.2"))
                .statusCode();
    }

    private HttpResponse<String> get(int at, String path) {
        return http.send(HttpRequest.newBuilder(uri(at, path)).header("Authorization", "Bearer " + ServiceClient.KEY));
    }
}
