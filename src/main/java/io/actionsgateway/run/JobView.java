package io.actionsgateway.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A job as it is given out, flat: the key's fields, the run's id, then the details'.
 *
 * @param key the job and its attempt
 * @param runId the job's run
 * @param details what GitHub said of it
 * @param carriedOver whether it did not run in this attempt but stands for an earlier one, as when only the failed jobs
 *     are run again
 */
public record JobView(
        @JsonUnwrapped JobKey key,
        long runId,
        @JsonUnwrapped JobDetails details,
        boolean carriedOver) {

    JobView(JobKey key, long runId, JobDetails details) {
        this(key, runId, details, false);
    }

    /** The same job, standing in a later attempt in which it was not run again. */
    JobView carriedInto(int attempt) {
        return new JobView(new JobKey(key.jobId(), attempt), runId, details, true);
    }
}
