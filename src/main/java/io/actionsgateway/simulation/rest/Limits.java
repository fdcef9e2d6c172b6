package io.actionsgateway.simulation.rest;

/**
 * How much a caller may ask for.
 *
 * @param hourly requests that a token may make in an hour
 * @param hourlyWithoutToken requests that an address may make in an hour without a token
 * @param points that a caller may spend on one operation in a minute: reading costs 1, writing 5
 * @param atOnce requests of a caller that may be under way together
 * @param contentPerMinute things that a caller may create in a minute
 * @param contentPerHour things that a caller may create in an hour
 * @param status of refusals: 403 or 429, GitHub uses both
 * @see <a href="https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api">Rate limits</a>
 */
public record Limits(
        int hourly,
        int hourlyWithoutToken,
        int points,
        int atOnce,
        int contentPerMinute,
        int contentPerHour,
        int status) {

    private static final int ANY = Integer.MAX_VALUE;

    public Limits {
        if (status != 403 && status != 429) {
            throw new IllegalArgumentException("GitHub refuses with 403 or 429, not with " + status);
        }
    }

    /**
     * GitHub's own.
     *
     * @return 5,000 requests in an hour, 60 without a token; 900 points, 100 at once, 80 and 500 creations
     */
    public static Limits github() {
        return new Limits(5_000, 60, 900, 100, 80, 500, 403);
    }

    /**
     * None, for measurements and tests under load.
     *
     * @return limits that nobody reaches
     */
    public static Limits unlimited() {
        return new Limits(ANY, ANY, ANY, ANY, ANY, ANY, 403);
    }

    /**
     * Another budget for tokens.
     *
     * @param requests that a token may make in an hour
     * @return these limits, with it
     */
    public Limits allowing(int requests) {
        return new Limits(requests, hourlyWithoutToken, points, atOnce, contentPerMinute, contentPerHour, status);
    }

    /**
     * No secondary limits.
     *
     * @return these limits, of which only the hourly ones are left
     */
    public Limits onlyPrimary() {
        return new Limits(hourly, hourlyWithoutToken, ANY, ANY, ANY, ANY, status);
    }

    /**
     * Refuses with 429, as GitHub sometimes does.
     *
     * @return these limits, with it
     */
    public Limits answering429() {
        return new Limits(hourly, hourlyWithoutToken, points, atOnce, contentPerMinute, contentPerHour, 429);
    }
}
