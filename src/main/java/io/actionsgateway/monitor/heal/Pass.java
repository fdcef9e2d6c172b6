package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.monitor.heal.HealTable.Healed;
import io.actionsgateway.platform.duty.Tenure;
import io.actionsgateway.run.RunStanding;
import io.actionsgateway.run.RunStandings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares one repository: its runs since the last time, then those that have not come to their end, then, after a gap,
 * the older ones that may have been run again in it. Blocking.
 */
@Component
class Pass {

    /** GitHub ends every run after 35 days. */
    private static final Duration LONGEST_RUN = Duration.ofDays(36);

    private static final int MOST_OPEN = 1_000;

    private final RunLists lists;
    private final AskedRuns gitHub;
    private final RunStandings standings;
    private final Reconciler reconciler;
    private final HealTable table;
    private final HealMetrics metrics;
    private final HealProperties properties;
    private final Clock clock;

    Pass(
            RunLists lists,
            AskedRuns gitHub,
            RunStandings standings,
            Reconciler reconciler,
            HealTable table,
            HealMetrics metrics,
            HealProperties properties,
            Clock clock) {
        this.lists = lists;
        this.gitHub = gitHub;
        this.standings = standings;
        this.reconciler = reconciler;
        this.table = table;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    /** What one comparison keeps in mind. */
    private static final class Course {

        private final RepositoryName repository;
        private final Tenure tenure;
        private final Requests requests;
        private final Set<Long> seen = new HashSet<>();
        private int surprises;

        private Course(RepositoryName repository, Tenure tenure, Requests requests) {
            this.repository = repository;
            this.tenure = tenure;
            this.requests = requests;
        }
    }

    /**
     * Compares, and remembers that it did when it came to its end.
     *
     * @param gone runs that GitHub does not know any more; added to
     */
    void over(RepositoryName repository, Tenure tenure, Requests requests, Set<Long> gone) {
        Instant now = clock.instant();
        Optional<Healed> former = table.of(repository.toString());
        Course course = new Course(repository, tenure, requests);
        Instant since = former.map(healed -> healed.until().minus(properties.overlap()))
                .orElseGet(() -> now.minus(properties.reach()));
        lists.newest(repository, since, requests, page -> compare(course, page));
        refetch(course, now, gone);
        Instant deep = former.map(Healed::deepUntil).orElse(now);
        if (former.isPresent() && gap(former.get(), now, course)) {
            older(course, now, since);
            deep = now;
        }
        if (tenure.holds()) {
            table.save(repository.toString(), new Healed(now, deep), requests);
        }
    }

    /** Whether nobody compared for long, or webhooks turn out not to come; once an interval for the latter. */
    private boolean gap(Healed former, Instant now, Course course) {
        Instant missed = former.until().plus(properties.interval().multipliedBy(2));
        boolean again = former.deepUntil().plus(properties.interval()).isAfter(now);
        return missed.isBefore(now) || (course.surprises > 0 && !again);
    }

    private void older(Course course, Instant now, Instant until) {
        Instant since = now.minus(properties.reruns());
        Instant oldest = standings.oldest(course.repository.toString()).orElse(until);
        lists.between(
                course.repository,
                oldest.isAfter(since) ? oldest : since,
                until,
                course.requests,
                page -> compare(course, page));
    }

    /** Compares a page; says whether to go on. */
    private boolean compare(Course course, List<WorkflowRun> page) {
        Instant at = clock.instant();
        List<WorkflowRun> unseen =
                page.stream().filter(run -> !course.seen.contains(run.id())).toList();
        Map<Long, RunStanding> known =
                standings.of(unseen.stream().map(WorkflowRun::id).toList());
        for (WorkflowRun said : unseen) {
            if (!course.tenure.holds()) {
                return false;
            }
            compare(course, said, known.get(said.id()), at);
        }
        return true;
    }

    private void compare(Course course, WorkflowRun said, @Nullable RunStanding known, Instant at) {
        course.seen.add(said.id());
        Listed listed = new Listed(said, known);
        if (listed.surprising(at.minus(properties.grace()))) {
            course.surprises++;
        }
        int news = listed.open() ? reconciler.reconcile(course.repository, said, at, course.requests) : 0;
        metrics.run(known == null ? "new" : news > 0 ? "changed" : "same");
    }

    /** The lists do not show the older ones. */
    private void refetch(Course course, Instant now, Set<Long> gone) {
        List<Long> open = standings.open(course.repository.toString(), now.minus(LONGEST_RUN), MOST_OPEN);
        for (long id : open) {
            if (!course.tenure.holds()) {
                return;
            }
            if (!course.seen.contains(id) && !gone.contains(id)) {
                refetch(course, id, gone);
            }
        }
    }

    private void refetch(Course course, long id, Set<Long> gone) {
        Instant at = clock.instant();
        Optional<WorkflowRun> said = gitHub.run(course.repository, id, course.requests);
        if (said.isEmpty()) {
            gone.add(id);
            metrics.run("gone");
            return;
        }
        RunStanding known = standings.of(List.of(id)).get(id);
        compare(course, said.get(), known, at);
    }
}
