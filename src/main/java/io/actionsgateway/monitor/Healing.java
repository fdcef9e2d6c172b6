package io.actionsgateway.monitor;

/** What comparing runs with GitHub's lists has come to. Blocking; thread-safe. */
public interface Healing {

    /**
     * Sums up all repositories.
     *
     * @return as of now
     */
    HealingView summary();
}
