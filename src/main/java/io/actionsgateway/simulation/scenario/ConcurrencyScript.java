package io.actionsgateway.simulation.scenario;

/**
 * A group of which one run or job is in progress at a time.
 *
 * @param group its name; may hold expressions
 * @param cancelsInProgress whether a newer one cancels the one in progress; an expression
 */
public record ConcurrencyScript(String group, String cancelsInProgress) {

    /** A group in which newer ones wait. */
    public static ConcurrencyScript waiting(String group) {
        return new ConcurrencyScript(group, "false");
    }

    /** A group in which newer ones cancel the older. */
    public static ConcurrencyScript cancelling(String group) {
        return new ConcurrencyScript(group, "true");
    }
}
