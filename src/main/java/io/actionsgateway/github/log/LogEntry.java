package io.actionsgateway.github.log;

import org.jspecify.annotations.Nullable;

/**
 * A file in an archive of logs: the log of a job when both step fields are {@code null}, otherwise of a part of it.
 *
 * @param path its name in the archive; never a path to write to
 * @param jobName as the archive has it: without {@code /} and {@code :}, at most 90 characters
 * @param jobId the job; {@code null} when none of the known ones has that name, or several have
 * @param stepNumber the step's; {@code null} for what is no step
 * @param stepName the step's, as the job has it where that is known
 * @param size in bytes, as the archive says
 */
public record LogEntry(
        String path,
        String jobName,
        @Nullable Long jobId,
        @Nullable Integer stepNumber,
        @Nullable String stepName,
        long size) {

    boolean wholeJob() {
        return stepNumber == null && stepName == null;
    }
}
