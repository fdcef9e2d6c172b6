package io.actionsgateway.github;

import io.actionsgateway.github.client.Contents;
import io.actionsgateway.github.client.GitHubApi;
import io.actionsgateway.github.client.Request;
import io.actionsgateway.github.client.Subject;
import io.actionsgateway.github.log.LogArchive;
import io.actionsgateway.github.log.LogArchiveLimits;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.transport.Download;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Permission;
import io.actionsgateway.platform.BlockingBridge;
import java.util.List;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * Logs, streamed as they are stored. Thread-safe.
 *
 * <p>Fails with {@link GitHubException.NotFound} for logs that are not there: not yet, because GitHub gives them only when
 * the run or job has ended, or no more. For whom is asked:
 * {@code logs.ofJob(repository, id).contextWrite(Caller.interactive("key"))}.
 *
 * @see <a href="https://docs.github.com/rest/actions/workflow-runs#download-workflow-run-logs">Logs</a>
 */
@Service
public class LogService {

    private static final String RUN = "/repos/{owner}/{repo}/actions/runs/{run_id}";
    private static final Operation OF_RUN =
            Operation.get("actions/download-workflow-run-logs", RUN + "/logs", Permission.ACTIONS_READ);
    private static final Operation OF_ATTEMPT = Operation.get(
            "actions/download-workflow-run-attempt-logs",
            RUN + "/attempts/{attempt_number}/logs",
            Permission.ACTIONS_READ);
    private static final Operation OF_JOB = Operation.get(
            "actions/download-job-logs-for-workflow-run",
            "/repos/{owner}/{repo}/actions/jobs/{job_id}/logs",
            Permission.ACTIONS_READ);
    private static final Operation DELETE =
            Operation.delete("actions/delete-workflow-run-logs", RUN + "/logs", Permission.ACTIONS_WRITE);

    private final GitHubApi api;
    private final Contents contents;
    private final LogArchiveLimits limits;

    LogService(GitHubApi api, Contents contents, LogArchiveLimits limits) {
        this.api = api;
        this.contents = contents;
        this.limits = limits;
    }

    /**
     * Logs of a run's latest attempt.
     *
     * @param repository where
     * @param runId whose
     * @return a zip, see {@link LogArchive}
     */
    public Mono<Download> ofRun(RepositoryName repository, long runId) {
        return contents.open(() -> about(OF_RUN, repository, runId));
    }

    /**
     * Logs of one attempt.
     *
     * @param repository where
     * @param runId whose
     * @param attempt from 1 on
     * @return a zip, see {@link LogArchive}
     */
    public Mono<Download> ofAttempt(RepositoryName repository, long runId, int attempt) {
        return contents.open(() -> about(OF_ATTEMPT, repository, runId).with("attempt_number", attempt));
    }

    /**
     * The log of a job.
     *
     * @param repository where
     * @param jobId whose
     * @return plain text, each line beginning with a time
     */
    public Mono<Download> ofJob(RepositoryName repository, long jobId) {
        return contents.open(() -> ofJob(jobId, repository));
    }

    /**
     * The rest of a job's log, by a link that was not used before: the one before may have run out.
     *
     * @param repository where
     * @param jobId whose
     * @param from how many bytes to leave out at the beginning
     * @return plain text; the whole of it where its status is not 206
     */
    public Mono<Download> restOfJob(RepositoryName repository, long jobId, long from) {
        return contents.open(() -> ofJob(jobId, repository).fresh(), from);
    }

    /**
     * Takes the logs of all attempts away.
     *
     * @param repository where
     * @param runId whose
     * @return when they are gone
     */
    public Mono<Void> delete(RepositoryName repository, long runId) {
        return api.send(() -> about(DELETE, repository, runId));
    }

    /**
     * Keeps a run's logs in a temporary file and tells what is in them.
     *
     * @param logs as {@link #ofRun} or {@link #ofAttempt} gave them; read to the end
     * @param jobs of that attempt
     * @return to be closed by whoever gets it; {@link GitHubException.ParseError} for what is no archive of logs or larger
     *     than {@link LogArchiveLimits} allow
     */
    public Mono<LogArchive> archive(Download logs, List<WorkflowJob> jobs) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> DataBufferUtils.subscriberInputStream(logs.body(), 16)),
                zip -> BlockingBridge.call(() -> LogArchive.read(zip, jobs, limits)),
                zip -> BlockingBridge.call(() -> {
                    zip.close();
                    return zip;
                }));
    }

    private static Request ofJob(long jobId, RepositoryName repository) {
        return Request.to(OF_JOB, Subject.of(Resource.LOG, "of job " + jobId, repository))
                .in(repository)
                .with("job_id", jobId);
    }

    private static Request about(Operation operation, RepositoryName repository, long runId) {
        return Request.to(operation, Subject.of(Resource.LOG, "of run " + runId, repository))
                .in(repository)
                .with("run_id", runId);
    }
}
