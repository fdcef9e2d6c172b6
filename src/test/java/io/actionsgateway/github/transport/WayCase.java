package io.actionsgateway.github.transport;

import java.time.Duration;

/**
 * One row of the table: what the other end does, what is asked meanwhile, and what comes of it.
 *
 * @param name what happens
 * @param identity who we are
 * @param play the peer's script and the calls; gives what the calls gave
 * @param fewest requests that the peer sees
 * @param most requests that the peer sees
 * @param outcome what the calls give
 * @param time that passes, in whole seconds; jitter of less than one does not count
 * @param background that may pass as well, by pauses of chance length or that nobody waits for
 */
record WayCase(
        String name,
        Identity identity,
        Play play,
        int fewest,
        int most,
        String outcome,
        Duration time,
        Duration background) {

    /** Who we are in a case. */
    enum Identity {
        /** A token of its own, known to a peer of its own. */
        TOKEN,
        /** A GitHub App of its own, known to a peer of its own. */
        APP,
        /** The default credential, at the GitHub whose webhooks we get. */
        HOME
    }

    /** What happens in a case. */
    @FunctionalInterface
    interface Play {
        String on(Way way) throws Exception;
    }

    static WayCase token(String name, Play play) {
        return new WayCase(name, Identity.TOKEN, play, 0, 0, "", Duration.ZERO, Duration.ZERO);
    }

    static WayCase app(String name, Play play) {
        return new WayCase(name, Identity.APP, play, 0, 0, "", Duration.ZERO, Duration.ZERO);
    }

    static WayCase home(String name, Play play) {
        return new WayCase(name, Identity.HOME, play, 0, 0, "", Duration.ZERO, Duration.ZERO);
    }

    /** What is to come of it. */
    WayCase gives(int requests, String what, long seconds) {
        return givesWithin(requests, requests, what, seconds);
    }

    /** The same, where chance decides how many requests there are. */
    WayCase givesWithin(int fewestRequests, int mostRequests, String what, long seconds) {
        return new WayCase(
                name, identity, play, fewestRequests, mostRequests, what, Duration.ofSeconds(seconds), Duration.ZERO);
    }

    /** Beside pauses whose sum is a matter of chance, or of work in the background. */
    WayCase beside(long seconds) {
        return new WayCase(name, identity, play, fewest, most, outcome, time, Duration.ofSeconds(seconds));
    }
}
