package io.actionsgateway.simulation.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.simulation.hook.DeliveryFault.Kind;
import io.actionsgateway.simulation.payload.Template;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryFaultTests {

    private static final DeliveryFault DROP = DeliveryFault.once(Kind.DROP);

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesNonsense(ThrowingCallable nonsense, String message) {
        assertThatIllegalArgumentException().isThrownBy(nonsense).withMessage(message);
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                refused(() -> DROP.times(0), "count is from 1 to 1000000"),
                refused(() -> DROP.withProbability(0), "probability is above 0 and up to 1"),
                refused(() -> DROP.withProbability(Double.NaN), "probability is above 0 and up to 1"),
                refused(
                        () -> new DeliveryFault(Kind.DROP, null, null, 0.5, 1, null, null),
                        "a fault has either a probability or a count"),
                refused(() -> DROP.on("two words"), "event is not the name of an event"),
                refused(() -> DROP.on("push", ""), "action is not the name of an action"),
                refused(() -> DROP.behind(1), "drop takes no behind"),
                refused(() -> DeliveryFault.once(Kind.REORDER).behind(0), "behind is from 1 to 1000"),
                refused(() -> DeliveryFault.once(Kind.DELAY), "delay needs a delay"),
                refused(() -> DeliveryFault.late(Kind.DROP, Duration.ofSeconds(1)), "drop takes no delay"),
                refused(
                        () -> DeliveryFault.late(Kind.DELAY, Duration.ofDays(8)),
                        "delay is above zero and up to seven days"));
    }

    private static Arguments refused(ThrowingCallable nonsense, String message) {
        return Arguments.of(nonsense, message);
    }

    @Test
    void travelsAsJson() {
        DeliveryFault fault = DeliveryFault.late(Kind.DELAY_UP_TO, Duration.ofMinutes(2))
                .on("workflow_job", "queued")
                .withProbability(0.1);
        String json = Template.JSON.writeValueAsString(fault);
        assertThat(json)
                .startsWith("{\"kind\":\"delay_up_to\",\"event\":\"workflow_job\",\"action\":\"queued\","
                        + "\"probability\":0.1,\"count\":null,\"delay\":\"PT2M\"");
        assertThat(Template.JSON.readValue(json, DeliveryFault.class)).isEqualTo(fault);
        assertThat(Template.JSON.readValue("{\"kind\": \"drop\", \"count\": 1}", DeliveryFault.class))
                .isEqualTo(DROP);
        assertThatThrownBy(() -> Template.JSON.readValue("{\"count\": 1}", DeliveryFault.class))
                .hasMessageContaining("a fault needs a kind");
    }
}
