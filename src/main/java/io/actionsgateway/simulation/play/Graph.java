package io.actionsgateway.simulation.play;

import io.actionsgateway.simulation.scenario.Expression;
import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets jobs in when those they need are over, and ends attempts when all jobs are. */
final class Graph {

    private final Course course;
    private final Turns turns;
    private final Gates gates;

    Graph(Course course, Turns turns, Gates gates) {
        this.course = course;
        this.turns = turns;
        this.gates = gates;
    }

    void proceed(RunAttempt attempt) {
        List<JobScript> scripts = attempt.run().workflow().script().jobs();
        for (JobScript script : scripts) {
            List<Map<String, String>> missing = missing(attempt, script);
            if (!missing.isEmpty() && script.needs().stream().allMatch(key -> isOver(attempt, key))) {
                enter(attempt, script, missing);
            }
        }
        if (!attempt.isCompleted() && scripts.stream().allMatch(script -> isOver(attempt, script.key()))) {
            course.finish(attempt);
        }
    }

    /** The combinations of a job's matrix that the attempt does not have; a skipped job stands for all of them. */
    private static List<Map<String, String>> missing(RunAttempt attempt, JobScript script) {
        List<Map<String, String>> there = attempt.jobs(script.key()).stream()
                .map(WorkflowJob::combination)
                .toList();
        return there.contains(Map.<String, String>of())
                ? List.of()
                : script.matrix().stream().filter(each -> !there.contains(each)).toList();
    }

    private static boolean isOver(RunAttempt attempt, String key) {
        return missing(attempt, attempt.run().workflow().script().job(key)).isEmpty()
                && attempt.jobs(key).stream().allMatch(WorkflowJob::isCompleted);
    }

    private void enter(RunAttempt attempt, JobScript script, List<Map<String, String>> combinations) {
        boolean wanted = !attempt.forced() && Expression.holds(script.condition(), scope(attempt, script));
        List<WorkflowJob> jobs = (wanted ? combinations : List.of(Map.<String, String>of()))
                .stream().map(each -> add(attempt, script, each)).toList();
        jobs.forEach(course.announcer()::created);
        if (!wanted) {
            jobs.forEach(job -> course.complete(job, Conclusion.SKIPPED));
            return;
        }
        jobs.stream().filter(turns::takes).forEach(gates::arrive);
    }

    private WorkflowJob add(RunAttempt attempt, JobScript script, Map<String, String> combination) {
        WorkflowJob job = new WorkflowJob(course.newId(), attempt, script, combination, course.now());
        attempt.run().repository().runs().add(job);
        return job;
    }

    /** What a job's condition is about: all jobs that it needs, and those that they need. */
    private static Expression.Scope scope(RunAttempt attempt, JobScript script) {
        List<WorkflowJob> before = ancestors(attempt.run().workflow().script(), script).stream()
                .flatMap(key -> attempt.jobs(key).stream())
                .toList();
        boolean cancelled = attempt.cancelled();
        boolean success = !cancelled && before.stream().allMatch(WorkflowJob::succeeded);
        boolean failure = !cancelled
                && before.stream().anyMatch(job -> job.conclusion() == Conclusion.FAILURE && !job.tolerated());
        return new Expression.Scope(attempt.values(Map.of()), success, failure, cancelled);
    }

    private static Set<String> ancestors(WorkflowScript workflow, JobScript script) {
        Set<String> all = new LinkedHashSet<>(script.needs());
        script.needs().forEach(key -> all.addAll(ancestors(workflow, workflow.job(key))));
        return all;
    }

    /** The jobs that need one of these, directly or not. */
    static Set<String> dependents(WorkflowScript workflow, Set<String> keys) {
        Set<String> dependents = new LinkedHashSet<>();
        workflow.jobs().stream()
                .filter(job -> ancestors(workflow, job).stream().anyMatch(keys::contains))
                .map(JobScript::key)
                .forEach(dependents::add);
        return dependents;
    }
}
