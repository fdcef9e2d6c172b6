package io.actionsgateway.simulation.state.setting;

import java.time.Instant;

/**
 * One secret or variable.
 *
 * @param name upper-case
 * @param value the text of a variable; the bytes of a secret, which {@code toString} does not tell
 * @param sharing which repositories see it, when it is an organization's
 * @param createdAt when it was first set
 * @param updatedAt when it was last set
 */
public record Setting<V>(String name, V value, Sharing sharing, Instant createdAt, Instant updatedAt) {

    Setting<V> called(String other) {
        return new Setting<>(other, value, sharing, createdAt, updatedAt);
    }

    Setting<V> holding(V other, Instant now) {
        return new Setting<>(name, other, sharing, createdAt, now);
    }

    Setting<V> shared(Sharing other, Instant now) {
        return new Setting<>(name, value, other, createdAt, now);
    }
}
