package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.monitor.PolledObservations;
import io.actionsgateway.run.JobDetails;
import io.actionsgateway.run.JobKey;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.run.RunView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Brings one run up to what GitHub says of it: its attempts that have not come to their end here, and all jobs. Blocking. */
@Component
class Reconciler {

    private final RunReader reader;
    private final RunTracker tracker;
    private final AskedRuns gitHub;
    private final Clock clock;

    Reconciler(RunReader reader, RunTracker tracker, AskedRuns gitHub, Clock clock) {
        this.reader = reader;
        this.tracker = tracker;
        this.gitHub = gitHub;
        this.clock = clock;
    }

    /**
     * Asks for what is missing and has it observed.
     *
     * @param said the run as GitHub told it at {@code at}
     * @return how much of what GitHub says was not known
     */
    int reconcile(RepositoryName repository, WorkflowRun said, Instant at, Requests requests) {
        List<RunView> known = reader.attempts(repository.toString(), said.id());
        Map<JobKey, JobDetails> jobs = jobs(known);
        List<RunObservation> seen = new ArrayList<>();
        for (int number = 1; number < said.runAttempt(); number++) {
            if (!ended(known, number)) {
                Instant asked = clock.instant();
                gitHub.attempt(repository, said.id(), number, requests)
                        .ifPresent(run -> seen.add(PolledObservations.ofRun(repository, run, asked)));
            }
        }
        seen.add(PolledObservations.ofRun(repository, said, at));
        Instant asked = clock.instant();
        gitHub.jobs(repository, said.id(), requests)
                .forEach(job -> seen.add(PolledObservations.ofJob(repository, said, job, asked)));
        lacking(said, jobs, seen).forEach(number -> {
            Instant then = clock.instant();
            gitHub.jobsOf(repository, said.id(), number, requests)
                    .forEach(job -> seen.add(PolledObservations.ofJob(repository, said, job, then)));
        });
        List<RunObservation> news = news(seen, known, jobs);
        tracker.observe(news);
        return news.size();
    }

    /**
     * Earlier attempts of which not every job has been told to its end: GitHub's list of all jobs tells one that was
     * carried over in its latest attempt only.
     */
    private static List<Integer> lacking(WorkflowRun said, Map<JobKey, JobDetails> known, List<RunObservation> seen) {
        Map<JobKey, JobDetails> all = new HashMap<>(known);
        for (RunObservation one : seen) {
            if (one instanceof RunObservation.OfJob job) {
                all.merge(job.key(), job.details(), (old, fresh) -> old.ended() ? old : fresh);
            }
        }
        Map<Integer, List<JobDetails>> attempts = new HashMap<>();
        all.forEach((key, job) -> attempts.computeIfAbsent(key.runAttempt(), attempt -> new ArrayList<>())
                .add(job));
        int most = attempts.values().stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(1, said.runAttempt())
                .filter(number -> {
                    List<JobDetails> jobs = attempts.getOrDefault(number, List.of());
                    return jobs.size() < most || !jobs.stream().allMatch(JobDetails::ended);
                })
                .boxed()
                .toList();
    }

    private Map<JobKey, JobDetails> jobs(List<RunView> attempts) {
        Map<JobKey, JobDetails> jobs = new HashMap<>();
        attempts.forEach(attempt -> reader.jobs(attempt).forEach(job -> jobs.put(job.key(), job.details())));
        return jobs;
    }

    private static boolean ended(List<RunView> known, int attempt) {
        return known.stream()
                .anyMatch(view ->
                        view.key().runAttempt() == attempt && view.details().ended());
    }

    /** What repeats the state is left out: it would be one more statement, with a later time. */
    private static List<RunObservation> news(
            List<RunObservation> seen, List<RunView> known, Map<JobKey, JobDetails> jobs) {
        Map<Integer, RunDetails> runs = new HashMap<>();
        known.forEach(attempt -> runs.put(attempt.key().runAttempt(), attempt.details()));
        return seen.stream().filter(said -> isNews(said, runs, jobs)).toList();
    }

    private static boolean isNews(RunObservation said, Map<Integer, RunDetails> runs, Map<JobKey, JobDetails> jobs) {
        return switch (said) {
            case RunObservation.OfRun run -> {
                RunDetails known = runs.get(run.key().runAttempt());
                yield known == null || !run.details().completedBy(known).equals(known);
            }
            case RunObservation.OfJob job -> {
                JobDetails known = jobs.get(job.key());
                yield known == null || !job.details().completedBy(known).equals(known);
            }
        };
    }
}
