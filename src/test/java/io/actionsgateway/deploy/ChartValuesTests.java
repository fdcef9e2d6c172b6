package io.actionsgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong values are refused before anything is made; the right ones become what they say. */
class ChartValuesTests {

    @ParameterizedTest
    @CsvSource({
        "replica, 3",
        "replicas, 0",
        "image.tag, latest",
        "image.digest, sha256:abc",
        "database.host, ''",
        "database.sslMode, maybe",
        "database.password, hunter2",
        "webhook.hooks[0].name, Not/a/Path",
        "webhook.hooks[0].secret, hunter2",
        "github.apiUrl, github.example.com",
        "github.apiVersion, latest",
        "gateway.webhook.enabled, true",
        "networkPolicy.github.cidrs[0], api.github.com",
        "monitoring.serviceMonitor.interval, often",
        "monitoring.rules.docsUrl, docs/elsewhere",
        "tracing.endpoint, collector:4317",
        "tracing.sampling, 2",
    })
    void refusesWhatCannotBeMeant(String key, String value) {
        assertThatThrownBy(() -> Chart.render(Map.of(key, value))).hasMessageContaining("schema");
    }

    @Test
    void refusesToDoWithoutHooks() {
        assertThatThrownBy(() -> Chart.render(Map.of("webhook.hooks", "null"))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void saysWhetherAndWhereTracesGo() {
        assertThat(settings(Map.of())).doesNotContain("tracing:");
        assertThat(settings(Map.of("tracing.enabled", true, "tracing.sampling", 0.5, "tracing.runs", true)))
                .contains("tracing:\n    runs: true")
                .contains("endpoint: http://opentelemetry-collector.monitoring:4318/v1/traces")
                .contains("export:\n      enabled: true")
                .contains("probability: 0.5");
    }

    private static String settings(Map<String, ?> values) {
        return Chart.render(values).only(ConfigMap.class).getData().get("application.yaml");
    }

    @Test
    void takesRulesAndDashboardsFromTheirFolders() throws IOException {
        Manifests manifests = Chart.whole();

        assertThat(((GenericKubernetesResource)
                                manifests.ofKind("PrometheusRule").getFirst())
                        .<List<?>>get("spec", "groups"))
                .hasSizeGreaterThanOrEqualTo(Math.toIntExact(count("rules")));
        assertThat(manifests.every(ConfigMap.class).stream()
                        .filter(map -> map.getMetadata().getName().endsWith("-dashboards"))
                        .flatMap(map -> map.getData().keySet().stream()))
                .hasSize(Math.toIntExact(count("dashboards")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', docs",
        "https://git.example.com/actions-gateway/blob/main/docs, https://git.example.com/actions-gateway/blob/main/docs",
        "https://docs.example.com/, https://docs.example.com",
    })
    void leadsFromEachAlertToTheRunbookWhereItIsRead(String docsUrl, String docs) {
        var rules = (GenericKubernetesResource)
                Chart.render(Map.of("monitoring.rules.enabled", true, "monitoring.rules.docsUrl", docsUrl))
                        .ofKind("PrometheusRule")
                        .getFirst();

        assertThat(rules.<List<Map<?, List<Map<?, ?>>>>>get("spec", "groups"))
                .flatExtracting(group -> group.get("rules"))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(((Map<?, ?>) rule.get("annotations")).get("runbook_url"))
                        .isEqualTo("%s/runbook.md#%s"
                                .formatted(docs, rule.get("alert").toString().toLowerCase(Locale.ROOT))));
    }

    @Test
    void keepsAlertTemplatesForPrometheus() throws IOException {
        try (Stream<Path> files = Files.list(Chart.FOLDER.resolve("rules"))) {
            assertThat(files.toList())
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .as("a rule file that Prometheus and the chart both read")
                            .containsPattern("(?m)^groups:$"));
        }
    }

    @Test
    void hasAMonitorThatFindsTheMetrics() {
        var monitor = (GenericKubernetesResource)
                Chart.whole().ofKind("ServiceMonitor").getFirst();
        Map<String, String> wanted = monitor.get("spec", "selector", "matchLabels");

        assertThat(Chart.whole().every(Service.class).stream()
                        .filter(service ->
                                service.getMetadata().getLabels().entrySet().containsAll(wanted.entrySet())))
                .singleElement()
                .satisfies(service -> assertThat(
                                service.getSpec().getPorts().getFirst().getName())
                        .isEqualTo(monitor.get("spec", "endpoints", 0, "port").toString()));
        assertThat(monitor.get("spec", "endpoints", 0, "path").toString()).isEqualTo("/actuator/prometheus");
    }

    private static long count(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Chart.FOLDER.resolve(folder))) {
            return files.count();
        }
    }
}
