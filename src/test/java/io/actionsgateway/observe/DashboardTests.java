package io.actionsgateway.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The dashboards say what they show, and ask for nothing that is not documented. */
class DashboardTests {

    @ParameterizedTest
    @MethodSource("io.actionsgateway.observe.Queries#ofDashboards")
    void asksForMetricsThatExist(String query) {
        MetricsTable table = MetricsTable.read();

        assertThat(Queries.metrics(query)).allMatch(table::knows);
    }

    @Test
    void explainsEveryPanelInItsUnit() {
        assertThat(Queries.panels()).hasSizeGreaterThan(35).allSatisfy(panel -> {
            assertThat(panel.path("title").asString()).isNotBlank();
            assertThat(panel.path("description").asString()).as(title(panel)).endsWith(".");
            assertThat(panel.path("fieldConfig").path("defaults").path("unit").asString())
                    .as(title(panel))
                    .isNotBlank();
            assertThat(panel.path("datasource").path("uid").asString())
                    .as(title(panel))
                    .isEqualTo("${datasource}");
        });
    }

    @Test
    void isProvisionedUnderAFixedName() {
        List<JsonNode> dashboards = Queries.dashboards();

        assertThat(dashboards)
                .extracting(dashboard -> dashboard.path("uid").asString())
                .containsExactly("actions-gateway-ci", "actions-gateway-health", "actions-gateway-telling");
        assertThat(dashboards).allSatisfy(dashboard -> {
            assertThat(dashboard.path("schemaVersion").intValue()).isGreaterThanOrEqualTo(39);
            assertThat(dashboard
                            .path("templating")
                            .path("list")
                            .path(0)
                            .path("type")
                            .asString())
                    .isEqualTo("datasource");
        });
    }

    @Test
    void coversNoPanelWithAnother() {
        assertThat(Queries.dashboards()).allSatisfy(dashboard -> {
            List<JsonNode> panels = dashboard.path("panels").valueStream().toList();
            for (JsonNode one : panels) {
                assertThat(panels.stream().filter(other -> !other.equals(one) && overlap(one, other)))
                        .as(title(one))
                        .isEmpty();
            }
        });
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        JsonNode a = one.path("gridPos");
        JsonNode b = other.path("gridPos");
        return at(a, "x") < at(b, "x") + at(b, "w")
                && at(b, "x") < at(a, "x") + at(a, "w")
                && at(a, "y") < at(b, "y") + at(b, "h")
                && at(b, "y") < at(a, "y") + at(a, "h");
    }

    private static int at(JsonNode place, String name) {
        return place.path(name).intValue();
    }

    private static String title(JsonNode panel) {
        return panel.path("title").asString();
    }
}
