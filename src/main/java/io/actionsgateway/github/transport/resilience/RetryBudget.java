package io.actionsgateway.github.transport.resilience;

/**
 * Keeps retries in proportion to calls, so that a host in trouble is not asked three times as much. With a ratio of 0.1, a
 * start of 5 and a cap of 10, a thousand calls that all fail are at most 1,105 requests. Thread-safe.
 *
 * @see <a href="https://sre.google/sre-book/handling-overload/">Handling overload: per-client retry budget</a>
 */
final class RetryBudget {

    /** Counted in thousandths of a retry, because tenths do not add up to one in binary. */
    private static final int WHOLE = 1000;

    private final int deposit;
    private final int cap;
    private int balance;

    RetryBudget(ResilienceProperties.Retry retry) {
        this.deposit = (int) Math.floor(retry.budgetRatio() * WHOLE + 1e-6);
        this.cap = retry.budgetCap() * WHOLE;
        this.balance = Math.min(retry.budgetStart() * WHOLE, cap);
    }

    /** A call pays in. */
    synchronized void deposit() {
        balance = Math.min(cap, balance + deposit);
    }

    /** Takes a retry, if there is one. */
    synchronized boolean withdraw() {
        if (balance < WHOLE) {
            return false;
        }
        balance -= WHOLE;
        return true;
    }
}
