package io.actionsgateway.webhook.sweep;

import io.actionsgateway.github.HookAddress;
import io.actionsgateway.github.model.HookDelivery;
import io.actionsgateway.github.model.HookDeliveryDetails;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Digests;
import io.actionsgateway.webhook.WebhookProperties;
import io.actionsgateway.webhook.inbox.Delivery;
import io.actionsgateway.webhook.inbox.GroupCommit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches one delivery that the inbox lacks and puts it there, to be processed like any other. */
@Component
class Puller {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final HookLog log;
    private final GroupCommit inbox;
    private final Absences absences;
    private final SweepMetrics metrics;
    private final JsonMapper json;
    private final boolean redeliver;

    Puller(
            HookLog log,
            GroupCommit inbox,
            Absences absences,
            SweepMetrics metrics,
            JsonMapper json,
            WebhookProperties properties) {
        this.log = log;
        this.inbox = inbox;
        this.absences = absences;
        this.metrics = metrics;
        this.json = json;
        this.redeliver = properties.sweep().redeliver();
    }

    /**
     * Pulls one.
     *
     * @param hook our name of the hook
     * @param address GitHub's hook
     * @param attempts all under one GUID; the log may hold the content of any
     */
    void pull(String hook, HookAddress address, UUID guid, List<HookDelivery> attempts, Spent spent) {
        Optional<JsonNode> payload = attempts.stream()
                .flatMap(attempt -> payload(address, attempt, spent).stream())
                .findFirst();
        if (payload.isPresent()) {
            store(hook, guid, attempts.getFirst().event(), payload.get());
            spent.pulled++;
            metrics.delivery("pulled");
        } else {
            lack(hook, address, guid, attempts.getFirst().id(), spent);
        }
    }

    private Optional<JsonNode> payload(HookAddress address, HookDelivery attempt, Spent spent) {
        return log.get(address, attempt.id(), spent)
                .map(HookDeliveryDetails::request)
                .flatMap(request -> Optional.ofNullable(request.payload()));
    }

    private void store(String hook, UUID guid, String event, JsonNode payload) {
        byte[] body = json.writeValueAsBytes(payload);
        Delivery delivery =
                new Delivery(hook, guid, event, false, body, Digests.sha256().digest(body), true, null);
        BlockingBridge.await(inbox.store(delivery, () -> {}), LONGEST);
    }

    /** The last resort, if it is allowed: GitHub sends it again, over HTTP. */
    private void lack(String hook, HookAddress address, UUID guid, long id, Spent spent) {
        if (redeliver) {
            log.redeliver(address, id, spent);
            absences.note(hook, guid, "GitHub's log does not hold its content; asked for a redelivery");
            metrics.delivery("redelivered");
        } else {
            absences.note(hook, guid, "GitHub's log does not hold its content");
            metrics.delivery("lost");
        }
    }
}
