package io.actionsgateway.deploy;

import static io.actionsgateway.ServiceClient.uri;
import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ActionsGateway;
import io.actionsgateway.OwnDatabase;
import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.simulation.MockGitHub;
import io.actionsgateway.simulation.MockGitHubOptions;
import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.time.Timeline;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;

/** The service with what the chart mounts and nothing else but its ports: each secret reaches what it is for. */
@ServiceTest
class ChartStartIT {

    private static final String IN_POD = "/run/secrets/actions-gateway";

    @Autowired
    private ServiceClient http;

    @Autowired
    private JdbcConnectionDetails server;

    @TempDir
    private Path pod;

    private OwnDatabase database;

    private final MockGitHub gitHub = MockGitHub.start(MockGitHubOptions.onAnyPort(Timeline.of(Clock.systemUTC())));

    @AfterEach
    void end() throws SQLException {
        gitHub.close();
        database.close();
    }

    @Test
    void startsWithTheFilesThatTheChartMounts() throws Exception {
        database = OwnDatabase.on(server, "installed_by_chart");
        mount(Chart.render(values()), secrets());

        try (ConfigurableApplicationContext service = start()) {
            int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

            assertThat(deliver(port, "default", ServiceClient.SECRET)).isEqualTo(202);
            assertThat(deliver(port, "default", ServiceClient.NEXT_SECRET))
                    .as("the secret before")
                    .isEqualTo(202);
            assertThat(deliver(port, "data-team", ServiceClient.OTHER_SECRET)).isEqualTo(202);
            assertThat(deliver(port, "data-team", ServiceClient.SECRET))
                    .as("another hook's secret")
                    .isEqualTo(401);
            assertThat(get(port, "/api/v1/deliveries").statusCode())
                    .as("the bootstrap key")
                    .isEqualTo(200);
            HttpResponse<String> run = get(port, "/api/v3/repos/octo-org/hello-world/actions/runs?per_page=1");
            assertThat(run.statusCode()).as("as the App: " + run.body()).isEqualTo(200);
        }
    }

    private Map<String, Object> values() {
        URI address = database.address();
        Map<String, Object> values = new HashMap<>();
        values.put("database.host", address.getHost());
        values.put("database.port", address.getPort());
        values.put("database.name", database.name());
        values.put("database.sslMode", "disable");
        values.put("github.apiUrl", gitHub.url());
        values.put("github.app.existingSecret", "app");
        values.put("security.bootstrapKey.existingSecret", "bootstrap");
        values.put("webhook.hooks[0].name", "default");
        values.put("webhook.hooks[0].existingSecret", "webhook");
        values.put("webhook.hooks[0].key", "secret");
        values.put("webhook.hooks[0].previousKey", "previous-secret");
        values.put("webhook.hooks[1].name", "data-team");
        values.put("webhook.hooks[1].existingSecret", "webhook-data-team");
        values.put("webhook.hooks[1].key", "secret");
        values.put("webhook.hooks[1].previousKey", "previous-secret");
        return values;
    }

    private Map<String, Map<String, String>> secrets() {
        return Map.of(
                "actions-gateway-database",
                Map.of(
                        "username",
                        server.getUsername(),
                        "password",
                        Objects.requireNonNullElse(server.getPassword(), "")),
                "webhook",
                Map.of("secret", ServiceClient.NEXT_SECRET, "previous-secret", ServiceClient.SECRET),
                "webhook-data-team",
                // As an editor leaves it: the line's end is not part of the secret.
                Map.of("secret", ServiceClient.OTHER_SECRET + "\n"),
                "app",
                Map.of(
                        "client-id",
                        App.CLIENT_ID,
                        "private-key",
                        gitHub.appPrivateKey().text()),
                "bootstrap",
                Map.of("sha256", ServiceClient.KEY_SHA256));
    }

    private void mount(Manifests manifests, Map<String, Map<String, String>> secrets) throws IOException {
        String settings = manifests.only(ConfigMap.class).getData().get("application.yaml");
        assertThat(settings).contains(IN_POD);
        MountedVolume.ofConfigMap(
                pod.resolve("config"),
                Map.of(
                        "application.yaml",
                        settings.replace(IN_POD, pod.resolve("secrets").toString())));
        MountedVolume.ofSecrets(
                pod.resolve("secrets"),
                manifests.template().getSpec().getVolumes().stream()
                        .filter(volume -> volume.getName().equals("secrets"))
                        .findFirst()
                        .orElseThrow(),
                secrets);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(ActionsGateway.class)
                .run(
                        "--spring.main.banner-mode=off",
                        "--spring.config.additional-location=file:" + pod.resolve("config") + "/",
                        "--server.port=0",
                        "--management.server.port=0");
    }

    private int deliver(int port, String hook, String secret) {
        byte[] body = "{\"zen\":\"%s\"}".formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        return http.deliver(port, hook, "ping", UUID.randomUUID(), secret, body).statusCode();
    }

    private HttpResponse<String> get(int port, String path) {
        return http.send(
                HttpRequest.newBuilder(uri(port, path)).header("Authorization", "Bearer " + ServiceClient.KEY));
    }
}
