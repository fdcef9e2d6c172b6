package io.actionsgateway.stream.wait;

import io.actionsgateway.run.RunView;

/** What a follower of a run is told: each state that it is seen in, then the end of the wait. */
public sealed interface Progress {

    /**
     * The run is in another state than before; states in between may have been missed.
     *
     * @param run the attempt that is waited for, or the newest one as long as that does not exist
     */
    record Changed(RunView run) implements Progress {}

    /**
     * The wait is over. Nothing follows.
     *
     * @param waited what it has come to
     */
    record Over(Waited waited) implements Progress {}
}
