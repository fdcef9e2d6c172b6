package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.duty.Duty;
import io.actionsgateway.platform.duty.Tenure;
import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunReader;
import io.actionsgateway.run.RunStandings;
import io.actionsgateway.run.RunView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares some of our runs with GitHub each hour, to know whether all the rest works. A difference is counted, logged and
 * healed; one that GitHub made within the last minute may still be told by a webhook.
 */
@Component
class DriftCheck implements Duty {

    private static final Logger log = LoggerFactory.getLogger(DriftCheck.class);
    private static final int NEWEST = 1_000;

    private final RunStandings standings;
    private final RunReader reader;
    private final AskedRuns gitHub;
    private final Reconciler reconciler;
    private final HealMetrics metrics;
    private final HealProperties properties;
    private final Clock clock;
    private final Random random;
    private @Nullable Instant last;

    DriftCheck(
            RunStandings standings,
            RunReader reader,
            AskedRuns gitHub,
            Reconciler reconciler,
            HealMetrics metrics,
            HealProperties properties,
            Clock clock) {
        this.standings = standings;
        this.reader = reader;
        this.gitHub = gitHub;
        this.reconciler = reconciler;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
        Long seed = properties.drift().seed();
        this.random = seed == null ? new Random() : new Random(seed);
    }

    @Override
    public String name() {
        return "drift-check";
    }

    /** The first sample is taken after an interval: what a gap has left is healed by then. */
    @Override
    public Duration turn(Tenure tenure) {
        Duration interval = properties.drift().interval();
        Instant now = clock.instant();
        if (last == null) {
            last = now;
        } else if (!last.plus(interval).isAfter(now)) {
            last = now;
            sample(tenure);
        }
        return interval.dividedBy(60).compareTo(Duration.ofMillis(1)) < 0 ? interval : interval.dividedBy(60);
    }

    private void sample(Tenure tenure) {
        List<String> repositories = properties.enabled() ? standings.repositories() : List.of();
        try {
            for (int i = 0; i < properties.drift().sample() && !repositories.isEmpty() && tenure.holds(); i++) {
                String name = repositories.get(random.nextInt(repositories.size()));
                Optional<Long> run = standings.any(name, NEWEST, random);
                run.ifPresent(id -> compare(RepositoryName.parse(name), id));
            }
        } catch (GitHubException failure) {
            log.warn("The rest of the sample is left out: {}", failure.getMessage());
        }
    }

    private void compare(RepositoryName repository, long id) {
        Requests requests = new Requests();
        Instant at = clock.instant();
        Optional<WorkflowRun> said = gitHub.run(repository, id, requests);
        if (said.isEmpty()) {
            metrics.drift("gone");
            return;
        }
        WorkflowRun run = said.get();
        List<WorkflowJob> jobs = gitHub.jobs(repository, id, requests);
        RunView ours = reader.run(repository.toString(), id).orElse(null);
        List<JobView> ourJobs = ours == null ? List.of() : reader.jobs(ours);
        List<String> differences = Drift.between(ours, ourJobs, run, jobs);
        if (differences.isEmpty()) {
            metrics.drift("same");
            return;
        }
        boolean late = run.updatedAt().isAfter(at.minus(properties.grace()));
        metrics.drift(late ? "late" : "different");
        if (!late) {
            log.warn("Run {} of {} differs from GitHub: {}", id, repository, String.join("; ", differences));
        }
        reconciler.reconcile(repository, run, at, requests);
    }
}
