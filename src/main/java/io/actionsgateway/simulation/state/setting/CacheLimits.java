package io.actionsgateway.simulation.state.setting;

import java.time.Duration;

/**
 * How much a repository may cache, and how long. GitHub begins with 10 GB and 7 days.
 *
 * @see <a href="https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching#usage-limits-and-eviction-policy">Usage
 *     limits and eviction policy</a>
 */
public final class CacheLimits {

    private int gigabytes = 10;
    private int days = 7;

    public int gigabytes() {
        return gigabytes;
    }

    public int days() {
        return days;
    }

    public void keepGigabytes(int most) {
        gigabytes = most;
    }

    public void keepDays(int most) {
        days = most;
    }

    /** Goes down to what is allowed above. */
    public void obey(CacheLimits above) {
        gigabytes = Math.min(gigabytes, above.gigabytes);
        days = Math.min(days, above.days);
    }

    long bytes() {
        return gigabytes * 1_000_000_000L;
    }

    Duration age() {
        return Duration.ofDays(days);
    }
}
