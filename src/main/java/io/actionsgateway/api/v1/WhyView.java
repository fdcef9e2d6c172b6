package io.actionsgateway.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.actionsgateway.monitor.why.WaitReason;
import io.actionsgateway.monitor.why.Why;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a run waits, or how it ended, as it is given out.
 *
 * @param isFinal {@code final} in JSON
 * @param reasons the most specific first
 */
record WhyView(
        long runId,
        int runAttempt,
        @Nullable String status,
        @Nullable String conclusion,
        @JsonProperty("final") boolean isFinal,
        String summary,
        List<Given> reasons,
        List<Why.FailedJob> failures,
        List<String> notes,
        @Nullable String htmlUrl,
        Instant askedAt) {

    /**
     * A reason.
     *
     * @param reason its name
     * @param since {@code null} when that is not known
     * @param evidence what shows it; its fields depend on the reason
     */
    record Given(String reason, @Nullable Instant since, WaitReason evidence) {

        static Given of(WaitReason reason) {
            return new Given(reason.word(), reason.since(), reason);
        }
    }

    static WhyView of(Why why) {
        return new WhyView(
                why.runId(),
                why.runAttempt(),
                why.status(),
                why.conclusion(),
                why.isFinal(),
                why.summary(),
                why.reasons().stream().map(Given::of).toList(),
                why.failures(),
                why.notes(),
                why.htmlUrl(),
                why.askedAt());
    }
}
