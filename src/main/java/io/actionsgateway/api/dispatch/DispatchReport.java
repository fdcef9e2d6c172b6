package io.actionsgateway.api.dispatch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.actionsgateway.run.RunView;
import io.actionsgateway.run.dispatch.DispatchRequest;
import io.actionsgateway.run.dispatch.DispatchView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dispatch as it is given out.
 *
 * @param id names it
 * @param kind {@code dispatch}, or {@code rerun} of a known run
 * @param state one word: requested, dispatched, unknown, resolved or failed
 * @param repository in lower case
 * @param workflow as it was asked for
 * @param ref as it was asked for
 * @param runId the run, once it is known
 * @param runAttempt of the run
 * @param htmlUrl the run's page
 * @param reason why it failed, in one word
 * @param ambiguous whether several runs, or a run that others may have started, may have come of it
 * @param candidates those runs
 * @param tries how often GitHub was asked: again only after it had surely started nothing
 * @param correlationInput the input that was given the id
 * @param subject who asked
 * @param requestId of his request
 * @param requestedAt before GitHub was asked
 * @param updatedAt when this was last changed
 * @param ended whether the run has ended; only where its end was waited for
 * @param run as it is then; only where its end was waited for
 */
public record DispatchReport(
        UUID id,
        String kind,
        String state,
        String repository,
        @Nullable String workflow,
        @Nullable String ref,
        @Nullable Long runId,
        @Nullable Integer runAttempt,
        @Nullable String htmlUrl,
        @Nullable String reason,
        boolean ambiguous,
        List<Long> candidates,
        int tries,
        @Nullable String correlationInput,
        String subject,
        String requestId,
        Instant requestedAt,
        Instant updatedAt,

        @JsonProperty("final") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Boolean ended,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RunView run) {

    /** Takes a copy. */
    public DispatchReport {
        candidates = List.copyOf(candidates);
    }

    /**
     * Reports an entry.
     *
     * @param entry of the ledger
     * @return without its run's state
     */
    public static DispatchReport of(DispatchView entry) {
        return of(entry, null, null);
    }

    /** The same with the run, whose end was waited for. */
    static DispatchReport of(DispatchView entry, @Nullable Boolean ended, @Nullable RunView run) {
        DispatchRequest request = entry.request();
        DispatchView.Result result = entry.result();
        return new DispatchReport(
                entry.id(),
                request.kind().word(),
                entry.state().word(),
                request.repository(),
                request.workflow(),
                request.ref(),
                request.runId(),
                result.runAttempt(),
                result.htmlUrl(),
                result.reason(),
                !result.candidates().isEmpty(),
                result.candidates(),
                result.tries(),
                request.correlationInput(),
                request.subject(),
                request.requestId(),
                entry.requestedAt(),
                entry.updatedAt(),
                ended,
                run);
    }
}
