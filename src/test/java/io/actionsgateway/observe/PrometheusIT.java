package io.actionsgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.simulation.clients.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Prometheus itself looks at the running service while a twin plays: every panel has something to show, no rule fails. */
@DialectTest
class PrometheusIT {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @Autowired
    private ServiceClient service;

    @Test
    void answersEveryQueryOfTheDashboards(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Command.answers("prometheus", "--version"), "Prometheus is not installed");
        List<String> queries =
                Queries.ofDashboards().map(PrometheusIT::filledIn).toList();
        try (Traffic traffic = new Traffic(service);
                Prometheus prometheus = Prometheus.watching(service.managementPort(), folder)) {
            traffic.play();
            await().atMost(LONG_ENOUGH).until(() -> prometheus.series("actions_run_completed_total") > 0);
            // What is compared with what was before needs something new.
            traffic.play();

            await().atMost(LONG_ENOUGH).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
                assertThat(queries)
                        .allSatisfy(
                                query -> assertThat(prometheus.series(query)).isPositive());
                assertThat(prometheus.brokenRules()).isZero();
            });
        }
    }

    /** As Grafana fills in what the reader has chosen. */
    private static String filledIn(String query) {
        return query.replace("$repository", ".*")
                .replace("$workflow", ".*")
                .replace("$__range", "5m")
                .replace("$__rate_interval", "5m");
    }
}
