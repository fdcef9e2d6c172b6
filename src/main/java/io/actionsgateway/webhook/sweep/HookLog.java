package io.actionsgateway.webhook.sweep;

import io.actionsgateway.github.DeliveryService;
import io.actionsgateway.github.HookAddress;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.HookDelivery;
import io.actionsgateway.github.model.HookDeliveryDetails;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.webhook.WebhookProperties;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * GitHub's log of a hook's deliveries, asked one request after the other. In pull mode with the urgency of an event, else
 * in the background. Blocking.
 */
@Component
class HookLog {

    private static final int PAGE = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST = PATIENCE.plusSeconds(30);

    private final DeliveryService deliveries;
    private final SweepMetrics metrics;
    private final Caller caller;

    HookLog(DeliveryService deliveries, SweepMetrics metrics, WebhookProperties properties) {
        this.deliveries = deliveries;
        this.metrics = metrics;
        BudgetClass urgency = properties.pull().enabled() ? BudgetClass.EVENT : BudgetClass.BACKGROUND;
        this.caller = new Caller("webhook-sweep", urgency, PATIENCE, null);
    }

    /** Newest first. */
    GitHubPage<HookDelivery> page(HookAddress hook, @Nullable String position, Spent spent) {
        spent.lists++;
        metrics.request("list");
        GitHubPage<HookDelivery> page = await(deliveries.page(hook, null, PAGE, position));
        if (page == null) {
            throw new IllegalStateException("GitHub gave no page of deliveries");
        }
        return page;
    }

    /** Nothing when the log no longer holds it. */
    Optional<HookDeliveryDetails> get(HookAddress hook, long id, Spent spent) {
        spent.gets++;
        metrics.request("get");
        try {
            return Optional.ofNullable(await(deliveries.get(hook, id)));
        } catch (GitHubException.NotFound gone) {
            return Optional.empty();
        }
    }

    void redeliver(HookAddress hook, long id, Spent spent) {
        spent.redeliveries++;
        metrics.request("redeliver");
        await(deliveries.redeliver(hook, id));
    }

    /** GitHub's name for an event, unless it has another form than ever. */
    static Optional<UUID> guid(HookDelivery delivery) {
        try {
            return Optional.of(UUID.fromString(delivery.guid()));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private <T> @Nullable T await(Mono<T> answer) {
        return BlockingBridge.await(answer.contextWrite(caller), LONGEST);
    }
}
