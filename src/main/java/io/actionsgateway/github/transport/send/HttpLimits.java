package io.actionsgateway.github.transport.send;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How long and how much one request to GitHub's API may take.
 *
 * @param connect longest wait for a TCP connection
 * @param headers longest wait for the answer's headers, connecting included; GitHub itself ends a request after 10 s
 * @param idle longest silence between two pieces of a body
 * @param total longest time for a request, its moves and its whole answer
 * @param maxBody largest answer that is taken, decompressed; at most 1 GB
 * @param maxConnections open connections to one host; GitHub allows 100 requests at once
 * @param maxPending requests that wait for a connection; one more is refused
 * @param pendingTimeout longest wait for a connection that others use
 * @param maxIdle how long an unused connection is kept; shorter than the peer keeps it, so that it is rarely found closed
 * @param maxLife how long a connection is used, so that a change in DNS is followed
 */
@Validated
@ConfigurationProperties("actions.github.http")
record HttpLimits(
        @DefaultValue("3s") @DurationMin(millis = 1) Duration connect,
        @DefaultValue("12s") @DurationMin(millis = 1) Duration headers,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration idle,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration total,
        @DefaultValue("32MB") DataSize maxBody,
        @DefaultValue("100") @Min(1) @Max(1000) int maxConnections,
        @DefaultValue("200") @Min(1) @Max(10_000) int maxPending,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration pendingTimeout,
        @DefaultValue("20s") @DurationMin(millis = 1) Duration maxIdle,
        @DefaultValue("5m") @DurationMin(millis = 1) Duration maxLife) {

    private static final DataSize LARGEST = DataSize.ofGigabytes(1);

    /** Refuses a size that no array holds. */
    HttpLimits {
        if (maxBody.isNegative() || maxBody.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException("actions.github.http.max-body must be from 0 to 1 GB");
        }
    }
}
