package io.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Every example that GitHub publishes is understood, although a third of them break GitHub's own schema. */
@ServiceTest
class PublishedExamplesIT {

    @Autowired
    private ServiceClient service;

    static List<Path> examples() {
        return Payloads.examples();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void understands(Path example) {
        String event = example.getParent().getFileName().toString();
        UUID guid = UUID.randomUUID();

        var answer = service.deliver("default", event, guid, ServiceClient.SECRET, Payloads.bytes(example));

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode delivery = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> service.read("/api/v1/deliveries?guid=" + guid)
                                .path("items")
                                .path(0),
                        found -> !found.path("finished_at").isNull());
        assertThat(delivery.path("state").stringValue())
                .as(delivery.path("reason").stringValue(""))
                .isEqualTo("processed");
    }
}
