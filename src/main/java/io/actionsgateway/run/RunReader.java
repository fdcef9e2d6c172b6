package io.actionsgateway.run;

import io.actionsgateway.platform.Cursor;
import io.actionsgateway.platform.Page;
import io.actionsgateway.platform.PageRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads runs, their attempts, jobs and transitions from our tables; GitHub is not asked. Owner and repository are
 * compared without regard to case. Blocking; thread-safe.
 */
@Service
@Transactional(readOnly = true)
public class RunReader {

    private final RunTable runs;
    private final AttemptJobs jobs;
    private final TransitionReader transitions;

    RunReader(RunTable runs, AttemptJobs jobs, TransitionReader transitions) {
        this.runs = runs;
        this.jobs = jobs;
        this.transitions = transitions;
    }

    /**
     * Lists runs, each by its latest attempt, newest first.
     *
     * @param repository owner and name
     * @param filter which ones
     * @param request which part of the list
     * @return one page
     */
    public Page<RunView> runs(String repository, RunFilter filter, PageRequest request) {
        long before = request.after(Cursor.at(Long.MAX_VALUE)).position().getFirst();
        List<RunView> found = runs.latestAttempts(key(repository), before, filter, request.limit() + 1).stream()
                .map(WorkflowRun::view)
                .toList();
        return Page.of(found, request, run -> Cursor.at(run.key().runId()));
    }

    /**
     * Finds a run by its latest attempt.
     *
     * @param repository owner and name
     * @param runId the run
     * @return the attempt, empty when this repository has no such run
     */
    public Optional<RunView> run(String repository, long runId) {
        List<RunView> attempts = attempts(repository, runId);
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /**
     * Finds one attempt of a run.
     *
     * @param repository owner and name
     * @param runId the run
     * @param attempt from 1
     * @return the attempt, empty when there is none
     */
    public Optional<RunView> attempt(String repository, long runId, int attempt) {
        return attempts(repository, runId).stream()
                .filter(run -> run.key().runAttempt() == attempt)
                .findFirst();
    }

    /**
     * All attempts of a run, first to last.
     *
     * @param repository owner and name
     * @param runId the run
     * @return empty when this repository has no such run
     */
    public List<RunView> attempts(String repository, long runId) {
        return runs.attempts(key(repository), runId).stream()
                .map(WorkflowRun::view)
                .toList();
    }

    /**
     * Lists the attempts of a run, first to last.
     *
     * @param repository owner and name
     * @param runId the run
     * @param request which part of the list
     * @return one page, empty when this repository has no such run
     */
    public Page<RunView> attempts(String repository, long runId, PageRequest request) {
        long after = request.after(Cursor.at(0)).position().getFirst();
        List<RunView> found = attempts(repository, runId).stream()
                .filter(run -> run.key().runAttempt() > after)
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(found, request, run -> Cursor.at(run.key().runAttempt()));
    }

    /**
     * Lists the jobs of an attempt, those carried over from earlier ones included, in the order of their ids.
     *
     * @param attempt as found by {@link #run} or {@link #attempt}
     * @param request which part of the list
     * @return one page
     */
    public Page<JobView> jobs(RunView attempt, PageRequest request) {
        long after = request.after(Cursor.at(0)).position().getFirst();
        List<JobView> found = jobs.of(attempt).stream()
                .filter(job -> job.key().jobId() > after)
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(found, request, job -> Cursor.at(job.key().jobId()));
    }

    /**
     * All jobs of an attempt, those carried over from earlier ones included, in the order of their ids.
     *
     * @param attempt as found by {@link #run} or {@link #attempt}
     * @return at most as many as a run may have, 1,000 or so
     */
    public List<JobView> jobs(RunView attempt) {
        return jobs.of(attempt);
    }

    /**
     * Lists what happened to a run and its jobs, attempt by attempt in the order of happening.
     *
     * @param runId the run
     * @param request which part of the list
     * @return one page
     */
    public Page<TransitionView> transitions(long runId, PageRequest request) {
        return transitions.of(runId, request);
    }

    /**
     * Finds what a repository is called that GitHub names by number.
     *
     * @param repositoryId its number
     * @return owner and name as its newest run has them, empty when there is no run of it
     */
    public Optional<String> repository(long repositoryId) {
        return runs.repository(repositoryId);
    }

    private static String key(String repository) {
        return repository.toLowerCase(Locale.ROOT);
    }
}
