package io.actionsgateway.run.dispatch;

/** What there is under a key. */
public sealed interface Claimed {

    /**
     * It is the caller's to do.
     *
     * @param attempt his try
     */
    record Ours(DispatchTry attempt) implements Claimed {}

    /**
     * It was asked before, and may not be asked again.
     *
     * @param entry as it is now
     */
    record Known(DispatchView entry) implements Claimed {}

    /** The key stands for something else. */
    record Another() implements Claimed {}
}
