package io.actionsgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.simulation.clients.Command;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What the documentation says of the metrics is what Prometheus gets. */
@DialectTest
class MetricsIT {

    @Autowired
    private ServiceClient service;

    private final MetricsTable table = MetricsTable.read();

    @BeforeEach
    void play() {
        try (Traffic traffic = new Traffic(service)) {
            traffic.play();
        }
    }

    @Test
    void showsWhatIsDocumentedAndNothingElse() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Map<String, Scrape.Family> shown = Scrape.of(scrape()).ours();
            assertThat(shown.keySet()).isSubsetOf(table.rows().keySet());
            table.rows().forEach((name, row) -> {
                if (name.startsWith("actions_") && row.always()) {
                    assertThat(shown).containsKey(name);
                }
            });
            shown.forEach((name, family) -> {
                assertThat(family.type())
                        .as(name)
                        .isEqualTo(table.rows().get(name).type());
                assertThat(family.labels())
                        .as(name)
                        .isEqualTo(table.rows().get(name).labels());
            });
        });
    }

    @Test
    void isCleanToPrometheusOwnCheck(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Command.answers("promtool", "--version"), "Prometheus is not installed");
        Path file = Files.writeString(folder.resolve("scrape.txt"), scrape());

        String objections = Command.run(folder, Map.of(), "sh", "-c", "promtool check metrics < " + file);

        assertThat(objections).isEmpty();
    }

    private String scrape() {
        return service.send(HttpRequest.newBuilder(ServiceClient.uri(service.managementPort(), "/actuator/prometheus")))
                .body();
    }
}
