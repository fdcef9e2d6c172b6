package io.actionsgateway.simulation;

import java.time.Instant;

/** What a job does to an environment. */
record Deployment(long id, Environment environment, Instant createdAt, Instant updatedAt) {

    Deployment updated(Instant now) {
        return new Deployment(id, environment, createdAt, now);
    }
}
