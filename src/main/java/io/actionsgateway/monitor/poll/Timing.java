package io.actionsgateway.monitor.poll;

import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.run.RunDetails;
import io.actionsgateway.run.RunPulse;
import io.actionsgateway.run.RunView;
import io.actionsgateway.run.watch.WatchClaim;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the {@link Situation} of a run from its claim, the tables and GitHub's answer, and asks the schedule. Thread-safe. */
@Component
class Timing {

    private static final Set<String> HELD = Set.of("waiting", "pending");

    private final PollSchedule schedule;

    Timing(PollProperties properties) {
        Long seed = properties.seed();
        Random random = seed == null ? new Random() : new Random(seed);
        this.schedule = new PollSchedule(properties.schedule(), random::nextDouble);
    }

    /** How long GitHub need not be asked because webhooks have told since; {@code null} when it is to be asked now. */
    @Nullable
    Duration spared(WatchClaim claim, RunPulse pulse) {
        RunView newest = pulse.newest();
        if (claim.toBeChecked() || newest == null) {
            return null;
        }
        if (!claim.wanted()) {
            return Duration.ZERO;
        }
        if (pulse.ended()) {
            return pulse.whole() || claim.polledAt() != null ? endedFor(claim) : restOfGrace(claim, pulse);
        }
        return sinceWebhook(claim, pulse, newest.details());
    }

    /** After the end GitHub is asked once in a while, for a re-run that no webhook tells of. */
    private @Nullable Duration endedFor(WatchClaim claim) {
        Instant last = claim.polledAt() == null ? claim.since() : claim.polledAt();
        Duration passed = Duration.between(last, claim.now());
        Duration left = schedule.interval(new Situation.Ended()).minus(passed);
        return left.isPositive() ? left : null;
    }

    /** What is missing of a run that has ended is on its way, where webhooks come. */
    private @Nullable Duration restOfGrace(WatchClaim claim, RunPulse pulse) {
        Instant changed = pulse.changedAt();
        if (changed == null || webhooks(claim, pulse) != Webhooks.FRESH) {
            return null;
        }
        Duration left = schedule.settings().grace().minus(quiet(claim, changed));
        return left.isPositive() ? left : null;
    }

    private @Nullable Duration sinceWebhook(WatchClaim claim, RunPulse pulse, RunDetails known) {
        Instant changed = pulse.changedAt();
        Instant polled = claim.polledAt();
        if (changed == null || (polled != null && !changed.isAfter(polled))) {
            return null;
        }
        Duration quiet = quiet(claim, changed);
        Situation live = new Situation.Live(quiet, isHeld(known.status(), known.conclusion()), webhooks(claim, pulse));
        Duration left = schedule.interval(live).minus(quiet);
        return left.isPositive() ? left : null;
    }

    /** Whether webhooks should have told a change by now: where they come, each has some time to do so. */
    boolean overdue(Webhooks webhooks, @Nullable Instant happened, Instant asked) {
        return webhooks != Webhooks.FRESH
                || happened == null
                || !happened.plus(schedule.settings().grace()).isAfter(asked);
    }

    Webhooks webhooks(WatchClaim claim, RunPulse pulse) {
        return Webhooks.at(
                claim.now(),
                pulse.toldAt(),
                claim.surprisedAt(),
                schedule.settings().freshFor());
    }

    Duration live(WatchClaim claim, RunPulse pulse, WorkflowRun said, boolean surprised) {
        Instant changed = pulse.changedAt() == null ? claim.since() : pulse.changedAt();
        return schedule.next(new Situation.Live(
                surprised ? Duration.ZERO : quiet(claim, changed),
                isHeld(said.status(), said.conclusion()),
                surprised ? Webhooks.LATE : webhooks(claim, pulse)));
    }

    Duration ended() {
        return schedule.next(new Situation.Ended());
    }

    Duration absent(WatchClaim claim, RunPulse pulse) {
        return schedule.next(new Situation.Absent(quiet(claim, claim.since()), pulse.newest() != null));
    }

    Duration failed(WatchClaim claim, RuntimeException failure) {
        return schedule.next(new Situation.Failed(claim.failures() + 1, retryAfter(failure)));
    }

    private static @Nullable Duration retryAfter(RuntimeException failure) {
        return switch (failure) {
            case GitHubException.RateLimited limited -> limited.retryAfter();
            case GitHubException.SecondaryLimited limited -> limited.retryAfter();
            case GitHubException.CircuitOpen open -> open.retryAfter();
            default -> null;
        };
    }

    private static Duration quiet(WatchClaim claim, Instant since) {
        Duration passed = Duration.between(since, claim.now());
        return passed.isNegative() ? Duration.ZERO : passed;
    }

    private static boolean isHeld(@Nullable String status, @Nullable String conclusion) {
        return (status != null && HELD.contains(status)) || "action_required".equals(conclusion);
    }
}
