package io.actionsgateway.github.transport;

/** How urgent a call is; each class has a guaranteed share of the budget. In order of urgency. */
public enum BudgetClass {
    /** Somebody waits for the answer. */
    INTERACTIVE,
    /** A webhook or a watcher asks. */
    EVENT,
    /** Nobody waits: sweeping, healing. */
    BACKGROUND
}
