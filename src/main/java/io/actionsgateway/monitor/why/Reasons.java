package io.actionsgateway.monitor.why;

import io.actionsgateway.github.model.ConcurrencyMember;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.Status;
import io.actionsgateway.run.JobDetails;
import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the reasons from what is known and what GitHub said. Pure. */
final class Reasons {

    private final Known known;
    private final Asked asked;
    private final WhyProperties limits;
    private final Instant now;

    private Reasons(Known known, Asked asked, WhyProperties limits, Instant now) {
        this.known = known;
        this.asked = asked;
        this.limits = limits;
        this.now = now;
    }

    /** The most specific first; never empty. */
    static List<WaitReason> of(Known known, Asked asked, WhyProperties limits, Instant now) {
        return new Reasons(known, asked, limits, now).all();
    }

    private List<WaitReason> all() {
        List<WaitReason> all = new ArrayList<>();
        outdated().forEach(all::add);
        if (run().held()) {
            all.add(new WaitReason.ForkApproval(known.since().run(), run().actor(), run().headBranch()));
        }
        gates().forEach(all::add);
        groups().forEach(all::add);
        starved().forEach(all::add);
        needs().forEach(all::add);
        running().forEach(all::add);
        if (all.isEmpty()) {
            all.add(new WaitReason.Unknown(known.since().run(), run().status(), statuses()));
        }
        return all;
    }

    private RunDetails run() {
        return known.run().details();
    }

    /** GitHub says something else than our tables, or nobody says anything. */
    private Stream<WaitReason> outdated() {
        var atGitHub = asked.run();
        boolean differs = atGitHub != null
                && !(Objects.equals(atGitHub.status(), run().status())
                        && Objects.equals(atGitHub.conclusion(), run().conclusion()));
        boolean silent = atGitHub == null && !asked.confirms() && isSilent();
        if (!differs && !silent) {
            return Stream.empty();
        }
        Known.News news = known.news();
        return Stream.of(new WaitReason.Outdated(
                newest(),
                news.ofRepository(),
                news.ofRun(),
                news.polled(),
                atGitHub == null ? null : atGitHub.status(),
                atGitHub == null ? null : atGitHub.conclusion()));
    }

    private boolean isSilent() {
        Instant newest = newest();
        return newest == null || newest.isBefore(now.minus(limits.old()));
    }

    private @Nullable Instant newest() {
        Known.News news = known.news();
        return Stream.of(news.ofRepository(), news.ofRun(), news.polled())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private Stream<WaitReason> gates() {
        List<JobView> waiting = known.in(Status.WAITING.text());
        Instant since = waiting.isEmpty() ? known.since().run() : known.since().first(waiting);
        List<PendingDeployment> told = asked.gates();
        if (told == null) {
            return isWaiting(waiting) ? Stream.of(supposed(waiting, since)) : Stream.empty();
        }
        List<WaitReason.Gate> people =
                told.stream().filter(gate -> !isAnApps(gate)).map(Reasons::gate).toList();
        Stream<WaitReason> reviewers =
                people.isEmpty() ? Stream.empty() : Stream.of(new WaitReason.PendingReviewer(since, people, true));
        return Stream.concat(
                reviewers,
                told.stream()
                        .filter(this::isAnApps)
                        .map(gate -> gate.environment().name())
                        .map(name -> new WaitReason.CustomProtectionRule(
                                since, name, asked.apps().getOrDefault(name, List.of()))));
    }

    private boolean isWaiting(List<JobView> waiting) {
        return !waiting.isEmpty() || Status.WAITING.text().equals(run().status());
    }

    private boolean isAnApps(PendingDeployment gate) {
        return !asked.apps().getOrDefault(gate.environment().name(), List.of()).isEmpty();
    }

    private static WaitReason.Gate gate(PendingDeployment gate) {
        return new WaitReason.Gate(
                gate.environment().name(),
                gate.reviewers().stream().map(WaitReason.Person::of).toList(),
                gate.waitTimer(),
                gate.waitTimerStartedAt());
    }

    /** Without GitHub: the jobs name the environments that they wait for. */
    private static WaitReason supposed(List<JobView> waiting, @Nullable Instant since) {
        List<WaitReason.Gate> gates = waiting.stream()
                .map(job -> job.details().environment())
                .filter(Objects::nonNull)
                .distinct()
                .map(name -> new WaitReason.Gate(name, List.of(), 0, null))
                .toList();
        return new WaitReason.PendingReviewer(since, gates, false);
    }

    private Stream<WaitReason> groups() {
        List<JobView> pending = known.in(Status.PENDING.text());
        boolean held = Status.PENDING.text().equals(run().status());
        List<String> names = pending.stream().map(Known::name).toList();
        Instant since = pending.isEmpty() ? known.since().run() : known.since().first(pending);
        var told = asked.groups();
        if (told == null) {
            return held ? Stream.of(new WaitReason.ConcurrencyGroup(since, null, null, 0, names)) : Stream.empty();
        }
        return told.stream()
                .map(group -> new WaitReason.ConcurrencyGroup(
                        since, group.groupName(), holder(group.groupMembers()), ahead(group.groupMembers()), names));
    }

    private static WaitReason.@Nullable Member holder(List<ConcurrencyMember> members) {
        return members.stream()
                .filter(ConcurrencyMember::holds)
                .findFirst()
                .map(WaitReason.Member::of)
                .orElse(null);
    }

    private int ahead(List<ConcurrencyMember> members) {
        long own = known.run().key().runId();
        return (int) members.stream()
                .takeWhile(member -> member.holds() || member.runId() != own)
                .filter(member -> !member.holds())
                .count();
    }

    private Stream<WaitReason> starved() {
        Map<List<String>, List<JobView>> byLabels = new LinkedHashMap<>();
        known.in(Status.QUEUED.text()).stream()
                .filter(this::isStarved)
                .forEach(job -> byLabels.computeIfAbsent(job.details().labels(), _ -> new ArrayList<>())
                        .add(job));
        return byLabels.entrySet().stream().map(each -> starved(each.getKey(), each.getValue()));
    }

    private WaitReason starved(List<String> labels, List<JobView> jobs) {
        Known.LabelUse use = use(labels);
        return new WaitReason.NoRunner(
                known.since().first(jobs),
                jobs.stream().map(Known::name).toList(),
                labels,
                usual(labels).toSeconds(),
                use.lastTakenAt(),
                use.queued(),
                use.running());
    }

    private boolean isStarved(JobView job) {
        Instant since = known.since().job(job);
        return since != null && since.isBefore(now.minus(usual(job.details().labels())));
    }

    private Duration usual(List<String> labels) {
        Double seconds = use(labels).usualSeconds();
        Duration told = seconds == null ? Duration.ZERO : Duration.ofSeconds(Math.round(seconds));
        return told.compareTo(limits.usualWait()) > 0 ? told : limits.usualWait();
    }

    private Known.LabelUse use(List<String> labels) {
        return known.labels().getOrDefault(labels, new Known.LabelUse(0, 0, null, null));
    }

    /** Jobs that GitHub shows but has not queued, and that no group holds back, wait for others. */
    private Stream<WaitReason> needs() {
        List<JobView> waiting = known.jobs().stream()
                .filter(job -> isUnqueued(job.details().status()))
                .toList();
        List<String> others = Stream.of(Status.QUEUED, Status.IN_PROGRESS, Status.WAITING)
                .flatMap(status -> known.in(status.text()).stream())
                .map(Known::name)
                .toList();
        boolean grouped = asked.groups() != null && !asked.groups().isEmpty();
        if (waiting.isEmpty() || others.isEmpty() || grouped) {
            return Stream.empty();
        }
        return Stream.of(new WaitReason.Needs(
                known.since().first(waiting), waiting.stream().map(Known::name).toList(), others));
    }

    private static boolean isUnqueued(String status) {
        return Status.REQUESTED.text().equals(status) || Status.PENDING.text().equals(status);
    }

    private Stream<WaitReason> running() {
        List<JobView> going = Stream.of(Status.IN_PROGRESS, Status.QUEUED)
                .flatMap(status -> known.in(status.text()).stream())
                .filter(job -> !Status.QUEUED.text().equals(job.details().status()) || !isStarved(job))
                .toList();
        if (going.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(new WaitReason.Running(
                known.since().first(going), going.stream().map(this::job).toList()));
    }

    private WaitReason.Job job(JobView job) {
        JobDetails details = job.details();
        JobDetails.Step step = details.steps().stream()
                .filter(each -> Status.IN_PROGRESS.text().equals(each.status()))
                .findFirst()
                .orElse(null);
        return new WaitReason.Job(
                Known.name(job),
                details.status(),
                known.since().job(job),
                details.runnerName(),
                step == null ? null : step.name(),
                step == null ? null : step.startedAt());
    }

    private List<String> statuses() {
        return known.jobs().stream()
                .map(job -> Known.name(job) + ": " + job.details().status())
                .toList();
    }
}
