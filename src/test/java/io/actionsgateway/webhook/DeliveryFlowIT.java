package io.actionsgateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceClient;
import io.actionsgateway.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class DeliveryFlowIT {

    @Autowired
    private ServiceClient service;

    @Test
    void makesASignedDeliveryATransitionThatAnyoneCanRead() {
        long run = Payloads.freshId();
        assertThat(service.deliver("workflow_run", Payloads.run(run, 1, "requested", "queued", null, "00:00")))
                .isEqualTo(202);
        assertThat(service.deliver("workflow_run", Payloads.run(run, 1, "completed", "completed", "success", "05:00")))
                .isEqualTo(202);

        String path = "/api/v1/repos/octo-org/hello-world/runs/" + run;
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(service.read(path).path("status").stringValue())
                                .isEqualTo("completed"));
        JsonNode transitions = service.read(path + "/transitions").path("items");
        assertThat(statuses(transitions)).containsExactly("queued", "completed");
    }

    private static List<String> statuses(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path("status").stringValue())
                .toList();
    }
}
