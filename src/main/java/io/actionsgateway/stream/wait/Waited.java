package io.actionsgateway.stream.wait;

import io.actionsgateway.run.RunView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waiting has come to.
 *
 * @param run the attempt that was waited for, or as long as that does not exist the newest one; {@code null} when nobody
 *     has heard of the run
 * @param ending why the wait is over
 * @param failedJobs what failed, when the attempt has ended in a failure
 */
public record Waited(@Nullable RunView run, Ending ending, List<FailedJob> failedJobs) {

    /** Why a wait is over. */
    public enum Ending {
        /** The attempt has ended. */
        FINAL,
        /** The time is over. */
        TIMED_OUT,
        /** This replica stops; whoever still wants to know asks another. */
        STOPPED
    }

    /** Takes a copy. */
    public Waited {
        failedJobs = List.copyOf(failedJobs);
    }

    /**
     * Whether the attempt that was waited for has ended.
     *
     * @return true exactly for {@link Ending#FINAL}
     */
    public boolean ended() {
        return ending == Ending.FINAL;
    }
}
