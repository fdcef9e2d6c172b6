package io.actionsgateway.platform.duty;

/** The time for which a duty is this replica's. Thread-safe. */
@FunctionalInterface
public interface Tenure {

    /**
     * Whether it still is. Ends by itself, before another replica can begin, when the database does not confirm it.
     *
     * @return false from some moment on, for good
     */
    boolean holds();
}
