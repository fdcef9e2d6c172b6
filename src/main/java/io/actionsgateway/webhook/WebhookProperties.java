package io.actionsgateway.webhook;

import io.actionsgateway.platform.Secret;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How webhooks are taken in.
 *
 * @param hooks who may deliver: a name, which is the last part of {@code /webhooks/github/{name}}, and its secrets; the
 *     hook named {@code default} is also served at {@code /webhooks/github}
 * @param pull intake without any public address
 * @param sweep how GitHub's delivery logs are compared with the inbox
 * @param maxBody largest body; GitHub sends at most 25 MB
 * @param maxBytesInFlight most bytes of bodies held in memory before they are stored, and never more than a fifth of the
 *     heap; beyond it a delivery is answered 503
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

        @DefaultValue @Valid Pull pull,
        @DefaultValue @Valid Sweep sweep,
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

    /** A hook without secrets takes no delivery over HTTP, so it has to be pulled. */
    @AssertTrue(
            message = "a hook needs at least one secret; without, it needs a delivery-log and"
                    + " actions.webhook.pull.enabled=true")
    boolean isEachHookFed() {
        return hooks.values().stream()
                .allMatch(hook -> !hook.secrets().isEmpty() || (pull.enabled() && hook.deliveryLog() != null));
    }

    /** Whether each hook can be pulled when all are to be. */
    @AssertTrue(message = "actions.webhook.pull.enabled=true needs a delivery-log for each hook")
    boolean isEachHookPulled() {
        return !pull.enabled() || hooks.values().stream().allMatch(hook -> hook.deliveryLog() != null);
    }

    /**
     * A hook of GitHub.
     *
     * @param secrets the secrets that it may sign with; two while one is being replaced; none for a hook that is only
     *     pulled
     * @param deliveryLog where GitHub keeps what it delivered: {@code app}, {@code repos/OWNER/REPO/hooks/ID} or {@code
     *     orgs/ORG/hooks/ID}; without, what this hook misses is not pulled
     */
    public record Hook(List<Secret> secrets, @Nullable LogAddress deliveryLog) {
        /** Takes a copy. */
        public Hook {
            secrets = secrets == null ? List.of() : List.copyOf(secrets);
        }
    }

    /**
     * Intake without any public address.
     *
     * @param enabled whether deliveries are pulled every few seconds; those that come over HTTP are taken as well
     * @param interval time between two looks at a hook's log
     */
    public record Pull(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("5s") @DurationMin(millis = 1) Duration interval) {}

    /**
     * How GitHub's delivery logs are compared with the inbox.
     *
     * @param enabled whether they are
     * @param interval time between two looks at a hook's log
     * @param overlap how far behind the newest known delivery another one may still appear in the log; every so often a
     *     look goes that deep
     * @param reach how far back the first look goes: as long as GitHub keeps deliveries
     * @param events which are pulled; {@code *} for all; others have no effect here and would cost a request each
     * @param tries how often a delivery is asked for whose content GitHub does not hold
     * @param redeliver whether GitHub is asked to deliver such a one again
     */
    public record Sweep(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1m") @DurationMin(millis = 1) Duration interval,
            @DefaultValue("15m") @DurationMin(seconds = 0) Duration overlap,
            @DefaultValue("3d") @DurationMin(seconds = 1) Duration reach,

            @DefaultValue({"workflow_run", "workflow_job", "deployment_review"})
            Set<String> events,

            @DefaultValue("3") @Min(1) @Max(100) int tries,
            @DefaultValue("false") boolean redeliver) {
        /** Takes a copy. */
        public Sweep {
            events = Set.copyOf(events);
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
     * @param maxRead largest body that is read; what GitHub sends of runs and jobs has some 10 kB. A larger one is kept and
     *     quarantined
     * @param maxAttempts tries before a delivery is parked
     * @param lease how long a claim holds before another worker may take the delivery
     * @param retryDelay pause before the second try; doubles with each further one
     * @param poll longest time that a stored delivery goes unnoticed when nothing wakes the workers
     */
    public record Workers(
            @DefaultValue("2") @Min(0) @Max(64) int count,
            @DefaultValue("32") @Min(1) @Max(1000) int batch,
            @DefaultValue("8MB") DataSize maxBytes,
            @DefaultValue("4MB") DataSize maxRead,
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
