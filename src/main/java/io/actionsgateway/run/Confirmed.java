package io.actionsgateway.run;

import java.util.Set;

/**
 * GitHub was heard, be it with something new or with what was known already. Published inside the transaction.
 *
 * @param repositories those that it spoke of, owner and name
 */
public record Confirmed(Set<String> repositories) {

    /** Takes a copy. */
    public Confirmed {
        repositories = Set.copyOf(repositories);
    }
}
