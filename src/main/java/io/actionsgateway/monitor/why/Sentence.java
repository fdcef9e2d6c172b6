package io.actionsgateway.monitor.why;

import io.actionsgateway.run.RunDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a reason into one sentence for people. Pure. */
final class Sentence {

    private final Instant now;

    private Sentence(Instant now) {
        this.now = now;
    }

    static String of(long runId, WaitReason reason, Instant now) {
        return "Run " + runId + " " + new Sentence(now).predicate(reason) + ".";
    }

    static String ofEnd(long runId, RunDetails run, List<Why.FailedJob> failures) {
        String end =
                "Run " + runId + " has ended: " + Objects.requireNonNullElse(run.conclusion(), "without a conclusion");
        return failures.isEmpty()
                ? end + "."
                : end + "; " + failures.stream().map(Sentence::failure).collect(Collectors.joining(", ")) + ".";
    }

    private static String failure(Why.FailedJob job) {
        String how = "job '" + job.name() + "' " + Objects.requireNonNullElse(job.conclusion(), "failed");
        return job.steps().isEmpty()
                ? how
                : how + " in step '" + job.steps().getFirst().name() + "'";
    }

    private String predicate(WaitReason reason) {
        return switch (reason) {
            case WaitReason.Outdated outdated -> outdated(outdated);
            case WaitReason.ForkApproval fork ->
                "comes from a fork and waits" + since(fork.since()) + " for a maintainer to let it start";
            case WaitReason.PendingReviewer pending -> "waits" + since(pending.since()) + " for " + gates(pending);
            case WaitReason.CustomProtectionRule rule ->
                "waits" + since(rule.since()) + " for the App " + String.join(", ", rule.apps())
                        + " to let it into the environment '" + rule.environment() + "'";
            case WaitReason.ConcurrencyGroup group -> "waits" + since(group.since()) + " for " + group(group);
            case WaitReason.NoRunner starved -> starved(starved);
            case WaitReason.Needs needs ->
                "has jobs that wait for others of it: " + String.join(", ", needs.jobs()) + " for "
                        + String.join(", ", needs.running());
            case WaitReason.Running running -> "is not stuck: " + going(running);
            case WaitReason.Unknown unknown ->
                "is " + unknown.status() + since(unknown.since()) + ", and nothing that we know explains it";
        };
    }

    private String outdated(WaitReason.Outdated outdated) {
        return outdated.githubStatus() == null
                ? "may be further than we know: webhooks have been silent" + since(outdated.newestDeliveryAt())
                : "is further than we know: GitHub says " + outdated.githubStatus()
                        + (outdated.githubConclusion() == null ? "" : "/" + outdated.githubConclusion())
                        + ", but its webhooks have not come";
    }

    private static String gates(WaitReason.PendingReviewer pending) {
        return pending.environments().isEmpty()
                ? "an environment's protection rules"
                : pending.environments().stream().map(Sentence::gate).collect(Collectors.joining("; "));
    }

    private static String gate(WaitReason.Gate gate) {
        String place = " into the environment '" + gate.environment() + "'";
        if (gate.reviewers().isEmpty()) {
            return gate.waitTimer() > 0
                    ? "the timer of " + gate.waitTimer() + " min" + place
                    : "what protects the way" + place;
        }
        return gate.reviewers().stream()
                        .map(person -> Objects.requireNonNullElse(person.name(), "somebody"))
                        .collect(Collectors.joining(" or "))
                + " to let it" + place;
    }

    private static String group(WaitReason.ConcurrencyGroup waiting) {
        String group =
                waiting.group() == null ? "its concurrency group" : "the concurrency group '" + waiting.group() + "'";
        WaitReason.Member holder = waiting.holder();
        return holder == null ? group : group + ", which run " + holder.runId() + " (" + holder.runName() + ") holds";
    }

    private String starved(WaitReason.NoRunner starved) {
        return "has no runner" + since(starved.since()) + " for job " + String.join(", ", starved.jobs())
                + " with the labels " + String.join(", ", starved.labels())
                + (starved.lastTakenAt() == null
                        ? "; none is known to have taken such a job"
                        : "; one last took such a job"
                                + since(starved.lastTakenAt()).replace(" for ", " ") + " ago");
    }

    private String going(WaitReason.Running running) {
        return running.jobs().stream()
                .map(job -> "job '" + job.name() + "' is " + job.status().replace('_', ' ') + since(job.since())
                        + (job.step() == null ? "" : ", at step '" + job.step() + "'"))
                .collect(Collectors.joining("; "));
    }

    private String since(@Nullable Instant start) {
        return start == null ? "" : " for " + words(Duration.between(start, now));
    }

    private static String words(Duration length) {
        if (length.toSeconds() < 120) {
            return Math.max(0, length.toSeconds()) + " s";
        }
        if (length.toMinutes() < 120) {
            return length.toMinutes() + " min";
        }
        return length.toHours() < 48 ? length.toHours() + " h" : length.toDays() + " days";
    }
}
