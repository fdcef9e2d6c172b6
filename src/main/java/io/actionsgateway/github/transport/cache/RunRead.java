package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.cache.RunKnowledge.Known;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The reads about one run that webhooks tell the changes of. */
enum RunRead {
    /** The run, by its newest attempt. */
    RUN,
    /** One attempt of a run. */
    ATTEMPT,
    /** Jobs with their steps. Steps go on without events. */
    JOBS,
    /** Artifacts. They appear without events, and may be deleted without one. */
    ARTIFACTS,
    /** The link to logs. */
    LOG_LINK;

    static @Nullable RunRead of(Call call) {
        return switch (call.operation().id()) {
            case "actions/get-workflow-run" -> RUN;
            case "actions/get-workflow-run-attempt" -> ATTEMPT;
            case "actions/get-job-for-workflow-run",
                    "actions/list-jobs-for-workflow-run",
                    "actions/list-jobs-for-workflow-run-attempt" -> JOBS;
            case "actions/list-workflow-run-artifacts" -> ARTIFACTS;
            case "actions/download-job-logs-for-workflow-run",
                    "actions/download-workflow-run-attempt-logs",
                    "actions/download-workflow-run-logs" -> LOG_LINK;
            default -> null;
        };
    }

    /** How long an answer is believed while nothing more is heard; zero: not at all. */
    Duration trust(CacheProperties.Trust trust, boolean ended) {
        return switch (this) {
            case RUN, ATTEMPT -> ended ? trust.ended() : trust.live();
            case JOBS -> ended ? trust.ended() : Duration.ZERO;
            case ARTIFACTS -> ended ? trust.live() : Duration.ZERO;
            case LOG_LINK -> ended ? trust.link() : Duration.ZERO;
        };
    }

    /** Whether the body says what the webhooks said. */
    boolean agrees(byte[] body, Known known) {
        return switch (this) {
            case RUN -> RunBody.read(body).filter(said -> said.is(known)).isPresent();
            case ATTEMPT ->
                RunBody.read(body)
                        .filter(said -> said.runAttempt() < known.attempt() || said.is(known))
                        .isPresent();
            case JOBS -> !known.ended() || JobsBody.allEnded(body);
            case ARTIFACTS, LOG_LINK -> true;
        };
    }
}
