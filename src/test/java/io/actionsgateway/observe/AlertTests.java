package io.actionsgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.clients.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every alert is about metrics that exist, is tested both ways, and leads to a place in the runbook. */
class AlertTests {

    private static final Path RULES = Path.of("helm/actions-gateway/rules/actions-gateway.yaml");
    private static final Path TESTS = Path.of("observability/rules/tests");

    record Alert(String name, String expression, Map<?, ?> annotations) {}

    static List<Alert> alerts() throws IOException {
        Map<?, ?> group = first(yaml(RULES).get("groups"));
        return ((List<?>) group.get("rules"))
                .stream()
                        .map(rule -> (Map<?, ?>) rule)
                        .map(rule -> new Alert((String) rule.get("alert"), (String) rule.get("expr"), (Map<?, ?>)
                                rule.get("annotations")))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void asksForMetricsThatExist(Alert alert) {
        MetricsTable table = MetricsTable.read();

        assertThat(Queries.metrics(alert.expression())).allMatch(table::knows);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToItsPlaceInTheRunbook(Alert alert) throws IOException {
        assertThat(alert.annotations().get("runbook_url"))
                .isEqualTo("docs/runbook.md#" + alert.name().toLowerCase(Locale.ROOT));
        assertThat(Files.readAllLines(Path.of("docs/runbook.md"))).contains("### " + alert.name());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void isTestedToFireAndToStayCalm(Alert alert) throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            List<?> cases = files.map(AlertTests::yaml)
                    .flatMap(file -> ((List<?>) file.get("tests")).stream())
                    .map(test -> first(((Map<?, ?>) test).get("alert_rule_test")))
                    .filter(test -> alert.name().equals(test.get("alertname")))
                    .map(test -> ((List<?>) test.get("exp_alerts")).isEmpty())
                    .toList();

            assertThat(cases).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void doesAsItsTestsSay() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Command.answers("promtool", "--version"), "Prometheus is not installed");

        Command.run(Path.of("."), Map.of(), "promtool", "check", "rules", RULES.toString());
        Command.run(TESTS, Map.of(), "sh", "-c", "promtool test rules *.yaml");
    }

    private static Map<?, ?> first(Object list) {
        return (Map<?, ?>) ((List<?>) list).getFirst();
    }

    private static Map<?, ?> yaml(Path file) {
        try {
            return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
