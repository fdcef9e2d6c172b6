package io.actionsgateway.simulation.state;

import java.time.Instant;

/** What a job does to an environment. */
public record Deployment(long id, Environment environment, Instant createdAt, Instant updatedAt) {

    public Deployment updated(Instant now) {
        return new Deployment(id, environment, createdAt, now);
    }
}
