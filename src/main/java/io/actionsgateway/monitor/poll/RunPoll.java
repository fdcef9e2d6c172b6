package io.actionsgateway.monitor.poll;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.run.PulseReader;
import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.RunPulse;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.run.watch.Looked;
import io.actionsgateway.run.watch.Reason;
import io.actionsgateway.run.watch.WatchClaim;
import io.actionsgateway.run.watch.WatchClaims;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes one claim through: asks GitHub unless that can wait, has its answer observed, and says when to ask again. */
@Component
class RunPoll {

    private static final Logger log = LoggerFactory.getLogger(RunPoll.class);

    private final PulseReader pulses;
    private final RunFetch fetch;
    private final RunTracker tracker;
    private final WatchClaims claims;
    private final Timing timing;
    private final PollMetrics metrics;
    private final PollProperties properties;

    RunPoll(
            PulseReader pulses,
            RunFetch fetch,
            RunTracker tracker,
            WatchClaims claims,
            Timing timing,
            PollMetrics metrics,
            PollProperties properties) {
        this.pulses = pulses;
        this.fetch = fetch;
        this.tracker = tracker;
        this.claims = claims;
        this.timing = timing;
        this.metrics = metrics;
        this.properties = properties;
    }

    /** Blocks for as long as GitHub and the database take. */
    void take(WatchClaim claim) {
        metrics.late(claim.reason(), Duration.between(claim.dueAt(), claim.now()));
        claims.finish(claim, looked(claim));
    }

    private Looked looked(WatchClaim claim) {
        RunPulse pulse = pulses.of(claim.repository(), claim.runId());
        Duration spared = timing.spared(claim, pulse);
        if (spared != null) {
            metrics.count(PollOutcome.SPARED);
            return Looked.notYet(spared);
        }
        try {
            return asked(claim, pulse);
        } catch (GitHubException.NotFound absent) {
            metrics.count(PollOutcome.ABSENT);
            return Looked.answered(timing.absent(claim, pulse), false);
        } catch (GitHubException failure) {
            metrics.count(PollOutcome.of(failure));
            log.debug("GitHub did not tell about run {}", claim.runId(), failure);
            return Looked.failed(timing.failed(claim, failure), claim.failures() + 1);
        } catch (IllegalArgumentException noRepository) {
            metrics.count(PollOutcome.FAILED);
            return Looked.answered(timing.absent(claim, pulse), false);
        }
    }

    private Looked asked(WatchClaim claim, RunPulse pulse) {
        RepositoryName repository = RepositoryName.parse(claim.repository());
        Webhooks webhooks = timing.webhooks(claim, pulse);
        boolean jobsAnyway = claim.toBeChecked() || webhooks != Webhooks.FRESH;
        Known known = new Known(pulse, jobsAnyway);
        List<FetchedAttempt> said = fetch.of(repository, claim.runId(), known, caller(claim));
        List<RunObservation> news = said.stream()
                .flatMap(attempt -> attempt.observations(repository))
                .filter(known::lacks)
                .toList();
        tracker.observe(news);
        List<RunObservation> changes =
                news.stream().filter(known::isSurprisedBy).toList();
        FetchedAttempt newest = said.getFirst();
        boolean surprised =
                changes.stream().anyMatch(change -> timing.overdue(webhooks, change.happenedAt(), newest.at()));
        boolean ended = hasEnded(newest, repository);
        metrics.count(ended ? PollOutcome.ENDED : changes.isEmpty() ? PollOutcome.SAME : PollOutcome.CHANGED);
        Duration next = ended ? timing.ended() : timing.live(claim, pulse, newest.run(), surprised);
        return Looked.answered(next, surprised);
    }

    private static boolean hasEnded(FetchedAttempt newest, RepositoryName repository) {
        return newest.observations(repository).allMatch(said -> switch (said) {
            case RunObservation.OfRun run -> run.details().ended();
            case RunObservation.OfJob job -> job.details().ended();
        });
    }

    private Caller caller(WatchClaim claim) {
        boolean waited = claim.wanted() || claim.reason() == Reason.WAITER;
        BudgetClass urgency = waited ? BudgetClass.EVENT : BudgetClass.BACKGROUND;
        return new Caller("actions-gateway/poller", urgency, properties.patience(), null).doubting();
    }
}
