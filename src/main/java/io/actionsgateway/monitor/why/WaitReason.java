package io.actionsgateway.monitor.why;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.actionsgateway.github.model.ConcurrencyMember;
import io.actionsgateway.github.model.Reviewer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a run does not go on, with what shows it. The variants stand in the order in which they explain most. */
public sealed interface WaitReason {

    /**
     * Its name for programs.
     *
     * @return such as {@code pending_reviewer}
     */
    @JsonIgnore
    default String word() {
        return switch (this) {
            case Outdated _ -> "outdated";
            case ForkApproval _ -> "fork_approval";
            case PendingReviewer _ -> "pending_reviewer";
            case CustomProtectionRule _ -> "custom_protection_rule";
            case ConcurrencyGroup _ -> "concurrency_group";
            case NoRunner _ -> "no_runner";
            case Needs _ -> "needs";
            case Running _ -> "running";
            case Unknown _ -> "unknown";
        };
    }

    /**
     * Since when.
     *
     * @return {@code null} when that is not known
     */
    @JsonIgnore
    @Nullable
    Instant since();

    /**
     * The run comes from a fork, and a maintainer has to let it start.
     *
     * @param actor who started it
     * @param headBranch the fork's branch
     */
    record ForkApproval(
            @Nullable Instant since,
            @Nullable String actor,
            @Nullable String headBranch) implements WaitReason {}

    /**
     * Environments wait for somebody's approval, or for their timer.
     *
     * @param environments which
     * @param confirmed whether GitHub said so just now; otherwise our tables do, which know no reviewers
     */
    record PendingReviewer(@Nullable Instant since, List<Gate> environments, boolean confirmed) implements WaitReason {

        /** Takes a copy. */
        public PendingReviewer {
            environments = List.copyOf(environments);
        }
    }

    /**
     * An environment that waits.
     *
     * @param environment its name
     * @param reviewers who may decide at GitHub
     * @param waitTimer minutes that it waits in any case
     * @param waitTimerStartedAt {@code null} before
     */
    record Gate(
            String environment,
            List<Person> reviewers,
            int waitTimer,
            @Nullable Instant waitTimerStartedAt) {

        /** Takes a copy. */
        public Gate {
            reviewers = List.copyOf(reviewers);
        }
    }

    /**
     * A user or a team.
     *
     * @param type {@code User} or {@code Team}
     * @param name login of a user, slug of a team
     */
    record Person(String type, @Nullable String name) {

        static Person of(Reviewer reviewer) {
            var details = reviewer.reviewer();
            if (details == null) {
                return new Person(reviewer.type(), null);
            }
            return new Person(reviewer.type(), details.login() == null ? details.slug() : details.login());
        }
    }

    /**
     * An App has to let an environment go on.
     *
     * @param environment its name
     * @param apps slugs of the Apps whose rules it has
     */
    record CustomProtectionRule(@Nullable Instant since, String environment, List<String> apps) implements WaitReason {

        /** Takes a copy. */
        public CustomProtectionRule {
            apps = List.copyOf(apps);
        }
    }

    /**
     * Another run or job has to end first.
     *
     * @param group the group's name; {@code null} when GitHub did not say
     * @param holder who holds the group
     * @param ahead how many others wait that came earlier
     * @param jobs which jobs wait; none when the run waits as a whole
     */
    record ConcurrencyGroup(
            @Nullable Instant since,
            @Nullable String group,
            @Nullable Member holder,
            int ahead,
            List<String> jobs) implements WaitReason {

        /** Takes a copy. */
        public ConcurrencyGroup {
            jobs = List.copyOf(jobs);
        }
    }

    /**
     * Who holds a concurrency group.
     *
     * @param runId the run
     * @param runName its name
     * @param jobId the job, when it is not the run as a whole
     * @param jobName that job's name
     * @param htmlUrl the page of the one or the other
     */
    record Member(
            long runId,
            String runName,
            @Nullable Long jobId,
            @Nullable String jobName,
            @Nullable String htmlUrl) {

        static Member of(ConcurrencyMember member) {
            String page = member.jobId() == null ? member.runHtmlUrl() : member.jobHtmlUrl();
            return new Member(member.runId(), member.runName(), member.jobId(), member.jobName(), page);
        }
    }

    /**
     * No runner takes a job, for longer than usual.
     *
     * @param jobs which jobs ask for one, the longest queued first
     * @param labels what they ask of it
     * @param usualSeconds how long jobs with these labels wait at most as a rule
     * @param lastTakenAt when a runner last took such a job
     * @param queued how many such jobs wait, in all repositories, of those that we heard of lately
     * @param running how many such jobs run
     */
    record NoRunner(
            @Nullable Instant since,
            List<String> jobs,
            List<String> labels,
            long usualSeconds,
            @Nullable Instant lastTakenAt,
            long queued,
            long running)
            implements WaitReason {

        /** Takes copies. */
        public NoRunner {
            jobs = List.copyOf(jobs);
            labels = List.copyOf(labels);
        }
    }

    /**
     * Jobs wait for other jobs of the run.
     *
     * @param jobs which wait
     * @param running for which of the others
     */
    record Needs(@Nullable Instant since, List<String> jobs, List<String> running) implements WaitReason {

        /** Takes copies. */
        public Needs {
            jobs = List.copyOf(jobs);
            running = List.copyOf(running);
        }
    }

    /**
     * It is not stuck.
     *
     * @param jobs what happens
     */
    record Running(@Nullable Instant since, List<Job> jobs) implements WaitReason {

        /** Takes a copy. */
        public Running {
            jobs = List.copyOf(jobs);
        }
    }

    /**
     * A job that goes on.
     *
     * @param name the job
     * @param status GitHub's word: in progress, or queued no longer than usual
     * @param since when it got there
     * @param runner which took it
     * @param step what it does, as far as we were told
     * @param stepSince when that began
     */
    record Job(
            String name,
            String status,
            @Nullable Instant since,
            @Nullable String runner,
            @Nullable String step,
            @Nullable Instant stepSince) {}

    /**
     * What we know is old, or wrong: webhooks are late.
     *
     * @param newestDeliveryAt when GitHub last told us something of this repository
     * @param newestDeliveryOfRunAt when it last told us something of this run
     * @param lastPolledAt when an answer of GitHub last told us something new of this run
     * @param githubStatus what GitHub says just now; {@code null} when it was not asked or did not answer
     * @param githubConclusion the same of the conclusion
     */
    record Outdated(
            @Nullable Instant since,
            @Nullable Instant newestDeliveryAt,
            @Nullable Instant newestDeliveryOfRunAt,
            @Nullable Instant lastPolledAt,
            @Nullable String githubStatus,
            @Nullable String githubConclusion)
            implements WaitReason {}

    /**
     * Nothing that we know explains it.
     *
     * @param status GitHub's word
     * @param jobs the jobs that we know, each with its status
     */
    record Unknown(@Nullable Instant since, @Nullable String status, List<String> jobs) implements WaitReason {

        /** Takes a copy. */
        public Unknown {
            jobs = List.copyOf(jobs);
        }
    }
}
