package io.actionsgateway.github.transport.admission;

import java.time.Instant;

/**
 * Leave for one call.
 *
 * @param lease under which its place is held
 * @param demand what was charged
 * @param grantedAt by the store's clock
 * @param edition state of the budget that was charged; in another one the charge cannot be given back
 */
record Permit(String lease, Demand demand, Instant grantedAt, long edition) {

    private static final long NO_EDITION = -1;

    /** For a report that may have been heard before: frees no place and gives nothing back. */
    Permit spent() {
        return new Permit("", demand, grantedAt, NO_EDITION);
    }
}
