package io.actionsgateway.platform.duty;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the replicas agree on who performs the duties.
 *
 * @param enabled whether this replica takes part
 * @param beat time between two signs of life of a replica to the database
 * @param silence after which the database takes a silent replica's duties away; the others notice a beat later
 */
@ConfigurationProperties("actions.leader")
record LeaderProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration beat,
        @DefaultValue("6s") Duration silence) {

    /** Refuses times that would let two replicas lead. */
    LeaderProperties {
        if (!beat.isPositive() || silence.compareTo(beat.multipliedBy(3)) < 0) {
            throw new IllegalArgumentException(
                    "actions.leader.silence must be at least three times actions.leader.beat, which must be positive");
        }
    }
}
