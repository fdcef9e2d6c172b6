package io.actionsgateway.stream.callback;

import io.actionsgateway.platform.Secret;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Calling subscribers. Off until there are a secret and a host.
 *
 * @param secret what each caller's signing secret is derived from; at least 32 bytes
 * @param previousSecret the one before, while receivers change over: what is sent is signed with both
 * @param allowedHosts where callbacks may go: {@code hooks.example.com}, {@code *.example.com}, with {@code :8443} or
 *     {@code :*} for other ports, with {@code http://} in front for plain HTTP; only to public addresses
 * @param privateHosts the same, for hosts that may also have private addresses; never those of cloud metadata services
 * @param connect longest wait for a connection
 * @param timeout longest wait for an answer, connecting included
 * @param firstDelay before the second try; each further one waits twice as long, up to {@code maxDelay}
 * @param maxDelay longest wait between two tries, also when the receiver asks for a longer one
 * @param giveUpAfter from the first try on; then the callback has failed
 * @param waitFor how long a callback waits for its run at most; GitHub lets no run live longer than 35 days
 * @param concurrency requests at once, on each replica
 * @param perHost requests at once to one host, on each replica: a slow one does not keep others waiting
 * @param lease how long a request belongs to one replica; longer than {@code timeout}
 * @param sweep how often all open callbacks are compared with their runs; changes that are heard of do not wait for it
 * @param maxOpen open callbacks of one caller
 * @param keep how long a finished callback can be looked at
 */
@Validated
@ConfigurationProperties("actions.callbacks")
record CallbackProperties(
        @Nullable Secret secret,
        @Nullable Secret previousSecret,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> privateHosts,
        @DefaultValue("3s") @DurationMin(millis = 10) Duration connect,
        @DefaultValue("10s") @DurationMin(millis = 10) Duration timeout,
        @DefaultValue("5s") @DurationMin(millis = 10) Duration firstDelay,
        @DefaultValue("2h") @DurationMin(millis = 10) Duration maxDelay,

        @DefaultValue("24h") @DurationMin(millis = 10) @DurationMax(days = 7)
        Duration giveUpAfter,

        @DefaultValue("35d") @DurationMin(minutes = 1) @DurationMax(days = 70)
        Duration waitFor,

        @DefaultValue("16") @Min(1) @Max(500) int concurrency,
        @DefaultValue("4") @Min(1) @Max(500) int perHost,
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration lease,
        @DefaultValue("5s") @DurationMin(millis = 50) Duration sweep,
        @DefaultValue("1000") @Min(1) int maxOpen,
        @DefaultValue("30d") @DurationMin(minutes = 1) Duration keep) {

    private static final int LEAST_SECRET = 32;

    /** Refuses short secrets, hosts that are none, and a lease that ends before a request does. */
    CallbackProperties {
        check(secret);
        check(previousSecret);
        allowedHosts = List.copyOf(allowedHosts);
        privateHosts = List.copyOf(privateHosts);
        allowedHosts.forEach(HostRule::parse);
        privateHosts.forEach(HostRule::parse);
        if (lease.compareTo(timeout) <= 0) {
            throw new IllegalArgumentException("actions.callbacks.lease must be longer than its timeout");
        }
    }

    boolean enabled() {
        return secret != null && !(allowedHosts.isEmpty() && privateHosts.isEmpty());
    }

    private static void check(@Nullable Secret secret) {
        if (secret != null && secret.utf8().length < LEAST_SECRET) {
            throw new IllegalArgumentException("actions.callbacks.secret must have at least 32 bytes");
        }
    }
}
