package io.actionsgateway.github.transport.cache;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The run or job that a call is about.
 *
 * @param repository where it is
 * @param runId the run; {@code null} when the path names only a job
 * @param jobId the job, or {@code null}
 */
record Subject(
        RepositoryName repository,
        @Nullable Long runId,
        @Nullable Long jobId) {

    static Optional<Subject> of(Call call) {
        Long runId = number(call, "run_id");
        Long jobId = number(call, "job_id");
        return call.scope() instanceof Scope.OfRepository(RepositoryName repository) && (runId != null || jobId != null)
                ? Optional.of(new Subject(repository, runId, jobId))
                : Optional.empty();
    }

    /** Whether it may be about that run: of a job the run is not known. */
    boolean mayBeOf(long run) {
        return runId == null || runId == run;
    }

    Optional<RunKnowledge.Known> ask(RunKnowledge knowledge) {
        if (runId != null) {
            return knowledge.ofRun(repository, runId);
        }
        return jobId == null ? Optional.empty() : knowledge.ofJob(repository, jobId);
    }

    private static @Nullable Long number(Call call, String variable) {
        String text = call.variables().get(variable);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException word) {
            return null;
        }
    }
}
