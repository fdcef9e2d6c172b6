package io.actionsgateway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The chart's README is written from its values; {@code -Dchart.readme=write} writes it. */
class ChartManualTests {

    @Test
    void saysWhatTheValuesSay() throws IOException {
        if ("write".equals(System.getProperty("chart.readme"))) {
            Files.writeString(ChartManual.README, ChartManual.expected());
        }
        assertThat(Files.readString(ChartManual.README))
                .as("README.md differs from values.yaml: ./mvnw test -Dtest=ChartManualTests -Dchart.readme=write")
                .isEqualTo(ChartManual.expected());
    }

    @Test
    void explainsEachValue() throws IOException {
        assertThat(ChartManual.unexplained()).isEmpty();
    }
}
