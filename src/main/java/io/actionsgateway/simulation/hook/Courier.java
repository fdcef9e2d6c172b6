package io.actionsgateway.simulation.hook;

/** Carries letters to their receivers. Thread-safe. */
@FunctionalInterface
public interface Courier extends AutoCloseable {

    /** Waits for the answer; blocks, and never throws. */
    Reply carry(Letter letter);

    /** Gives up what is on its way. */
    @Override
    default void close() {}
}
