package io.actionsgateway.simulation.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChaosTests {

    private final List<Entry.Delivery> deliveries = Recordings.deliveries(200).deliveries();

    @Test
    void sendsEachOnceAndInOrderWithoutTrouble() {
        assertThat(Chaos.none().over(deliveries)).extracting(Sending::delivery).isEqualTo(deliveries);
    }

    @Test
    void makesTheSameTroubleForTheSameSeed() {
        assertThat(Chaos.seeded(7).over(deliveries))
                .isEqualTo(Chaos.seeded(7).over(deliveries))
                .isNotEqualTo(Chaos.seeded(8).over(deliveries));
    }

    @Test
    void letsEveryDeliveryArriveWholeInTheEnd() {
        List<Sending> sendings = Chaos.seeded(7).over(deliveries);

        Set<Entry.Delivery> arrived = sendings.stream()
                .filter(sending -> sending.kind() != Sending.Kind.CORRUPTED)
                .map(Sending::delivery)
                .collect(Collectors.toSet());
        assertThat(arrived).hasSize(200);
        assertThat(sendings).extracting(Sending::kind).contains(Sending.Kind.values());
        assertThat(sendings).extracting(Sending::delivery).isNotEqualTo(deliveries);
    }
}
