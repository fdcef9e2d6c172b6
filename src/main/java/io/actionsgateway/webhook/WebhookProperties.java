package io.actionsgateway.webhook;

import io.actionsgateway.platform.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are taken in.
 *
 * @param hooks who may deliver: a name, which is the last part of {@code /webhooks/github/{name}}, and its secrets; the
 *     hook named {@code default} is also served at {@code /webhooks/github}
 * @param maxBody largest body; GitHub sends at most 25 MB
 * @param maxBytesInFlight most bytes of bodies held in memory before they are stored; beyond it a delivery is answered 503
 * @param deadline longest time from the first byte of a request's body to its answer; GitHub gives up after 10 s
 * @param storeTimeout longest time that a delivery waits to be stored before it is answered 503
 * @param commit how deliveries are committed together
 * @param workers how stored deliveries are processed
 * @param retention how long deliveries are kept
 */
@Validated
@ConfigurationProperties("actions.webhook")
public record WebhookProperties(
        @NotEmpty(
                message = "no webhook secret is configured, so no delivery could be told from a forgery: set"
                        + " actions.webhook.hooks.default.secrets to the secret of your GitHub hook")
        Map<String, @Valid Hook> hooks,

        @DefaultValue("25MB") DataSize maxBody,
        @DefaultValue("128MB") DataSize maxBytesInFlight,
        @DefaultValue("7s") Duration deadline,
        @DefaultValue("1500ms") Duration storeTimeout,
        @DefaultValue @Valid Commit commit,
        @DefaultValue @Valid Workers workers,
        @DefaultValue @Valid Retention retention) {

    /** Takes a copy. */
    public WebhookProperties {
        hooks = hooks == null ? Map.of() : Map.copyOf(hooks);
    }

    /**
     * A hook of GitHub.
     *
     * @param secrets the secrets that it may sign with; two while one is being replaced
     */
    public record Hook(
            @NotEmpty(message = "a hook needs at least one secret")
            List<Secret> secrets) {
        /** Takes a copy. */
        public Hook {
            secrets = secrets == null ? List.of() : List.copyOf(secrets);
        }
    }

    /**
     * How concurrent deliveries are committed together.
     *
     * @param writers how many commits may be under way at once
     * @param maxDeliveries most deliveries in one commit
     * @param maxBytes most bytes in one commit; a single larger delivery goes alone
     */
    public record Commit(
            @DefaultValue("2") @Min(1) @Max(16) int writers,
            @DefaultValue("64") @Min(1) @Max(1000) int maxDeliveries,
            @DefaultValue("4MB") DataSize maxBytes) {}

    /**
     * How stored deliveries are processed.
     *
     * @param count workers of this replica; 0 only receives
     * @param batch most deliveries that one claim takes
     * @param maxBytes most bytes that one claim takes; a single larger delivery goes alone
     * @param maxAttempts tries before a delivery is parked
     * @param lease how long a claim holds before another worker may take the delivery
     * @param retryDelay pause before the second try; doubles with each further one
     * @param poll longest time that a stored delivery goes unnoticed when nothing wakes the workers
     */
    public record Workers(
            @DefaultValue("2") @Min(0) @Max(64) int count,
            @DefaultValue("32") @Min(1) @Max(1000) int batch,
            @DefaultValue("8MB") DataSize maxBytes,
            @DefaultValue("5") @Min(1) @Max(100) int maxAttempts,
            @DefaultValue("60s") Duration lease,
            @DefaultValue("1s") Duration retryDelay,
            @DefaultValue("1s") Duration poll) {}

    /**
     * How long deliveries are kept.
     *
     * @param bodies their bytes
     * @param identities who delivered what, so that a resubmission is recognised
     */
    public record Retention(
            @DefaultValue("7d") Duration bodies,
            @DefaultValue("35d") Duration identities) {}
}
