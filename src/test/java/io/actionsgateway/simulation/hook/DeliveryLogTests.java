package io.actionsgateway.simulation.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.simulation.time.SteppedTimeline;
import io.actionsgateway.simulation.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryLogTests {

    private final SteppedTimeline time = Timeline.stepped(Instant.parse("2026-05-01T10:00:00Z"));

    private Delivery delivery(long id, String payload) {
        Message message = new Message(new UUID(0, id), "push", null, 1L, null, payload);
        Reply reply = Reply.answered(200, Map.of(), "", Duration.ZERO);
        return new Delivery(id, 1, message, time.now(), false, null, Map.of(), reply);
    }

    @Test
    void keepsTheNewestBySize() {
        DeliveryLog log = new DeliveryLog(time, ended -> {}, 25);
        for (int id = 1; id <= 4; id++) {
            log.add(delivery(id, "0123456789"));
        }
        assertThat(log.lines()).extracting(WebhookDelivery::guid).containsExactly(new UUID(0, 3), new UUID(0, 4));
    }

    @Test
    void keepsTheNewestByNumber() {
        DeliveryLog log = new DeliveryLog(time, ended -> {});
        for (int id = 1; id <= DeliveryLog.MOST + 1; id++) {
            log.add(delivery(id, "{}"));
        }
        assertThat(log.lines())
                .hasSize(1_000)
                .extracting(WebhookDelivery::guid)
                .endsWith(new UUID(0, DeliveryLog.MOST + 1));
    }

    @Test
    void keepsForThreeDays() {
        DeliveryLog log = new DeliveryLog(time, ended -> {});
        log.add(delivery(1, "{}"));
        time.advance(DeliveryLog.KEPT);
        assertThat(log.lines()).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(log.lines()).isEmpty();
    }
}
