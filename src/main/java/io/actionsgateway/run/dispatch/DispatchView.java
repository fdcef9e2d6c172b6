package io.actionsgateway.run.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger.
 *
 * @param id names it
 * @param position in lists, which begin with the greatest
 * @param request what was asked; its run is the one that came of it, once that is known
 * @param state what became of it
 * @param result what is known of that
 * @param requestedAt before GitHub was asked, the first time
 * @param updatedAt when the state was last changed
 */
public record DispatchView(
        UUID id,
        long position,
        DispatchRequest request,
        DispatchState state,
        Result result,
        Instant requestedAt,
        Instant updatedAt) {

    /**
     * What is known of a request's outcome.
     *
     * @param runAttempt of the run
     * @param htmlUrl the run's page
     * @param reason why it failed, in one word
     * @param tries how often it was asked: more than once only after it had failed
     * @param candidates runs that may have come of it, where it cannot be told
     */
    public record Result(
            @Nullable Integer runAttempt,
            @Nullable String htmlUrl,
            @Nullable String reason,
            int tries,
            List<Long> candidates) {

        /** Takes a copy. */
        public Result {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * The same, settled: for when the ledger cannot be read any more.
     *
     * @param outcome what GitHub made of it
     * @return a copy
     */
    public DispatchView settled(DispatchOutcome outcome) {
        return switch (outcome) {
            case DispatchOutcome.Started(long runId, String htmlUrl) ->
                new DispatchView(
                        id,
                        position,
                        request.started(runId),
                        DispatchState.DISPATCHED,
                        new Result(1, htmlUrl, null, result.tries, List.of()),
                        requestedAt,
                        updatedAt);
            case DispatchOutcome.Accepted() -> in(DispatchState.UNKNOWN, null);
            case DispatchOutcome.Unknown() -> in(DispatchState.UNKNOWN, null);
            case DispatchOutcome.Failed(String reason) -> in(DispatchState.FAILED, reason);
        };
    }

    private DispatchView in(DispatchState other, @Nullable String reason) {
        Result changed = new Result(null, null, reason, result.tries, List.of());
        return new DispatchView(id, position, request, other, changed, requestedAt, updatedAt);
    }
}
