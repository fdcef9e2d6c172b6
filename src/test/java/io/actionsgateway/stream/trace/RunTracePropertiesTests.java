package io.actionsgateway.stream.trace;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunTracePropertiesTests {

    @Test
    void refusesToTellOfEndsBeforeTheyCome() {
        assertThatThrownBy(() -> new RunTraceProperties(true, Duration.ofSeconds(-1)))
                .hasMessageContaining("actions.tracing.settle");
    }
}
