package io.actionsgateway.monitor.poll;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What decides when GitHub is asked about a run again. */
sealed interface Situation {

    /**
     * It goes on.
     *
     * @param quiet since when nothing new has been heard of it
     * @param held whether it waits for people or for another run, rather than for machines
     * @param webhooks whether a change would be told
     */
    record Live(Duration quiet, boolean held, Webhooks webhooks) implements Situation {}

    /** It has ended; only a re-run can come. */
    record Ended() implements Situation {}

    /**
     * GitHub does not know it.
     *
     * @param wished since when somebody wants to know
     * @param heard whether anybody has told us of it
     */
    record Absent(Duration wished, boolean heard) implements Situation {}

    /**
     * GitHub was not asked, or did not answer.
     *
     * @param failures in a row, from 1
     * @param retryAfter when GitHub, or our own budget, lets us ask again
     */
    record Failed(int failures, @Nullable Duration retryAfter) implements Situation {}
}
