package io.actionsgateway.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * How changes are told.
 *
 * @param notifying ({@code notify}) whether replicas wake each other by PostgreSQL's NOTIFY; without it each one looks every {@code poll}
 * @param poll longest time between two looks at the log
 * @param retention how long events are kept; whole days are dropped
 * @param ring how many of the newest events each replica holds for its followers
 * @param page most events in one look at the log
 * @param readers most looks at the log at the same time for followers who are behind the ring
 * @param patience how long a follower may go without asking for more before he is dropped
 * @param heartbeat pause between two signs of life on a stream
 * @param recheck pause between two looks at whether a stream's caller may still have it; at most 5 s
 * @param retry what clients are told to wait before they connect again
 */
@ConfigurationProperties("actions.stream")
public record StreamProperties(
        @Name("notify") @DefaultValue("true") boolean notifying,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("10000") int ring,
        @DefaultValue("500") int page,
        @DefaultValue("3") int readers,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("2s") Duration recheck,
        @DefaultValue("2s") Duration retry) {

    private static final Duration LONGEST_RECHECK = Duration.ofSeconds(5);

    /** Refuses what cannot work. */
    public StreamProperties {
        check(poll.isPositive() && patience.isPositive() && heartbeat.isPositive(), "durations must be positive");
        check(retention.toDays() >= 1, "retention must be at least a day");
        check(
                ring >= page && page >= 1 && readers >= 1,
                "ring must hold at least a page, which has at least one event");
        check(recheck.isPositive() && recheck.compareTo(LONGEST_RECHECK) <= 0, "recheck must be positive, at most 5s");
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("actions.stream: " + otherwise);
        }
    }
}
