package io.actionsgateway.github;

import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Listing;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.model.GitHubPage;
import io.actionsgateway.github.model.HookDelivery;
import io.actionsgateway.github.model.HookDeliveryDetails;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What GitHub remembers about its deliveries to a hook. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for a delivery or hook, {@link GitHubException.Unauthorized} when no App is
 * configured whose hook could be asked for. For whom is asked:
 * {@code deliveries.list(hook, null).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/webhooks/using-webhooks/handling-failed-webhook-deliveries">Failed deliveries</a>
 */
@Service
public class DeliveryService {

    private static final Listing<HookDelivery> DELIVERIES = Listing.array(HookDelivery.class);

    private final GitHubApi api;

    DeliveryService(GitHubApi api) {
        this.api = api;
    }

    /**
     * All deliveries that GitHub still knows.
     *
     * @param hook whose
     * @param outcome only these, or {@code null} for all
     * @return one for each attempt, newest first
     */
    public Flux<HookDelivery> list(HookAddress hook, @Nullable DeliveryOutcome outcome) {
        return api.all(DELIVERIES, () -> listing(hook, outcome));
    }

    /**
     * One page of them.
     *
     * @param hook whose
     * @param outcome only these, or {@code null} for all
     * @param size 1 to 100
     * @param next of the page before, which holds GitHub's cursor; or {@code null}
     * @return one for each attempt, newest first
     */
    public Mono<GitHubPage<HookDelivery>> page(
            HookAddress hook, @Nullable DeliveryOutcome outcome, int size, @Nullable String next) {
        return api.page(DELIVERIES, () -> listing(hook, outcome), size, next);
    }

    /**
     * A delivery with what was sent and answered.
     *
     * @param hook whose
     * @param id of the attempt
     * @return the delivery
     */
    public Mono<HookDeliveryDetails> get(HookAddress hook, long id) {
        return api.get(() -> about(DeliveryOperations.of(hook).get(), hook, id), HookDeliveryDetails.class);
    }

    /**
     * Has GitHub send a delivery again: with the same GUID, as a new attempt.
     *
     * @param hook whose
     * @param id of an attempt
     * @return when GitHub has noted it, not yet sent
     */
    public Mono<Void> redeliver(HookAddress hook, long id) {
        return api.send(() -> about(DeliveryOperations.of(hook).redeliver(), hook, id));
    }

    private static Request listing(HookAddress hook, @Nullable DeliveryOutcome outcome) {
        Subject subject = new Subject(Resource.DELIVERY, "of " + name(hook));
        return in(hook, Request.to(DeliveryOperations.of(hook).list(), subject))
                .query("status", outcome == null ? null : outcome.word());
    }

    private static Request about(Operation operation, HookAddress hook, long id) {
        Subject subject = new Subject(Resource.DELIVERY, id + " of " + name(hook));
        return in(hook, Request.to(operation, subject)).with("delivery_id", id);
    }

    private static Request in(HookAddress hook, Request request) {
        return switch (hook) {
            case HookAddress.OfRepository(var repository, var id) ->
                request.in(repository).with("hook_id", id);
            case HookAddress.OfOrganization(var organization, var id) ->
                request.in(organization).with("hook_id", id);
            case HookAddress.OfApp() -> request;
        };
    }

    private static String name(HookAddress hook) {
        return switch (hook) {
            case HookAddress.OfRepository(var repository, var id) -> "hook " + id + " of " + repository;
            case HookAddress.OfOrganization(var organization, var id) -> "hook " + id + " of " + organization;
            case HookAddress.OfApp() -> "the App's hook";
        };
    }
}
