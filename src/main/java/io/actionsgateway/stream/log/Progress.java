package io.actionsgateway.stream.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what has changed since the last look. For one thread at a time. */
final class Progress {

    private final LogQuery query;
    private final Map<Long, JobState> seen = new HashMap<>();
    private @Nullable RunState last;

    Progress(LogQuery query) {
        this.query = query;
    }

    /** The run first, then jobs with their steps; of jobs that had ended before the first look no steps. */
    List<LogEvent> changes(RunState now) {
        List<LogEvent> changes = new ArrayList<>();
        boolean first = last == null;
        if (last == null
                || !last.status().equals(now.status())
                || !Objects.equals(last.conclusion(), now.conclusion())) {
            changes.add(new LogEvent.Run(now.runId(), now.attempt(), now.status(), now.conclusion()));
        }
        last = now;
        now.jobs().stream().filter(query::names).forEach(job -> {
            JobState before = seen.put(job.id(), job);
            if (before == null || !sameState(before, job)) {
                changes.add(new LogEvent.Job(job.id(), job.name(), now.attempt(), job.status(), job.conclusion()));
            }
            if (!first || !job.ended()) {
                steps(before == null ? List.of() : before.steps(), job, now.attempt(), changes);
            }
        });
        return changes;
    }

    private static boolean sameState(JobState before, JobState now) {
        return before.status().equals(now.status()) && Objects.equals(before.conclusion(), now.conclusion());
    }

    private static void steps(List<StepState> before, JobState job, int attempt, List<LogEvent> changes) {
        job.steps().stream()
                .filter(step -> !before.contains(step))
                .forEach(step -> changes.add(new LogEvent.Step(
                        job.id(), job.name(), attempt, step.number(), step.name(), step.status(), step.conclusion())));
    }
}
