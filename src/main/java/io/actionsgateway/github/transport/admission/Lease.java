package io.actionsgateway.github.transport.admission;

import java.time.Instant;

/**
 * Places for parallel calls that a replica holds. If it dies they come back when they expire; the charges stay, because
 * GitHub may have counted the calls.
 *
 * @param id unique over all replicas
 * @param replica who holds them
 * @param places how many, at least one
 * @param expiresAt by the store's clock
 */
record Lease(String id, String replica, int places, Instant expiresAt) {

    Lease plus(int more) {
        return new Lease(id, replica, places + more, expiresAt);
    }
}
