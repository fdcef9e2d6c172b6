package io.actionsgateway.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.actionsgateway.run.RunView;
import io.actionsgateway.stream.wait.FailedJob;
import io.actionsgateway.stream.wait.Waited;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waiting has come to: the run's fields, as of any run, and beside them the following.
 *
 * @param run the attempt that was waited for; its fields are left out when nobody has heard of the run
 * @param ended whether that attempt has ended, {@code final}
 * @param timedOut whether the time was over before; neither is true when the replica stops, and another is to be asked
 * @param failedJobs why it failed
 * @param reason why a stream ends that its caller may not have any more; left out otherwise
 */
record WaitView(
        @JsonUnwrapped @Nullable RunView run,
        @JsonProperty("final") boolean ended,
        boolean timedOut,
        List<FailedJob> failedJobs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    static WaitView of(Waited waited) {
        return new WaitView(
                waited.run(), waited.ended(), waited.ending() == Waited.Ending.TIMED_OUT, waited.failedJobs(), null);
    }

    /** Tells nothing of the run. */
    static WaitView cut(String reason) {
        return new WaitView(null, false, false, List.of(), reason);
    }
}
