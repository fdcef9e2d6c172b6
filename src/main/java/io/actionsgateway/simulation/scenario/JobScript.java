package io.actionsgateway.simulation.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job of a workflow file and how it is played.
 *
 * @param key as other jobs need it
 * @param name as GitHub shows it; with a matrix GitHub adds the values
 * @param needs keys of the jobs that must be over first
 * @param condition as in the file, such as {@code always()} or {@code github.ref == 'refs/heads/main'}
 * @param matrix one job for each of these combinations; a single empty one without a matrix
 * @param environment where it deploys to; may hold expressions
 * @param labels of the runners that may take it
 * @param steps in order
 * @param artifacts what it uploads when it succeeds
 * @param extras what few jobs have
 */
public record JobScript(
        String key,
        String name,
        List<String> needs,
        String condition,
        List<Map<String, String>> matrix,
        @Nullable String environment,
        List<String> labels,
        List<StepScript> steps,
        List<ArtifactScript> artifacts,
        Extras extras) {

    /**
     * What few jobs have.
     *
     * @param concurrency the group it waits for
     * @param timeout after which GitHub cancels it
     * @param continueOnError whether the run succeeds although it fails
     * @param failFast whether the first failure cancels the other combinations of its matrix
     * @param takes how long it takes, in seconds; without it the run's time is shared equally
     */
    public record Extras(
            @Nullable ConcurrencyScript concurrency,
            Duration timeout,
            boolean continueOnError,
            boolean failFast,
            @Nullable String takes) {

        static final Extras NONE = new Extras(null, Duration.ofHours(6), false, true, null);
    }

    public static final String SUCCESS = "success()";

    public JobScript {
        needs = List.copyOf(needs);
        matrix = List.copyOf(matrix);
        labels = List.copyOf(labels);
        steps = List.copyOf(steps);
        artifacts = List.copyOf(artifacts);
        if (steps.isEmpty() || matrix.isEmpty()) {
            throw new IllegalArgumentException("job " + key + " needs a step and a combination");
        }
    }

    /** A plain job: it succeeds, and runs when those it needs did. */
    public static JobScript plain(String name, List<String> needs, List<StepScript> steps) {
        List<Map<String, String>> single = List.of(Map.of());
        List<String> labels = List.of("ubuntu-latest");
        return new JobScript(name, name, needs, SUCCESS, single, null, labels, steps, List.of(), Extras.NONE);
    }

    /** The same job, deploying somewhere. */
    public JobScript into(String target) {
        return new JobScript(key, name, needs, condition, matrix, target, labels, steps, artifacts, extras);
    }

    /** The same job, with something to upload. */
    public JobScript uploading(ArtifactScript... uploads) {
        return new JobScript(key, name, needs, condition, matrix, environment, labels, steps, List.of(uploads), extras);
    }

    /** The same job, under another condition. */
    public JobScript when(String holds) {
        return new JobScript(key, name, needs, holds, matrix, environment, labels, steps, artifacts, extras);
    }

    /** The same job, once for each combination. */
    public JobScript across(List<Map<String, String>> combinations) {
        return new JobScript(key, name, needs, condition, combinations, environment, labels, steps, artifacts, extras);
    }

    /** The same job, with other extras. */
    public JobScript with(Extras others) {
        return new JobScript(key, name, needs, condition, matrix, environment, labels, steps, artifacts, others);
    }

    /** The same job, one at a time in its group. */
    public JobScript alone(ConcurrencyScript group) {
        return with(new Extras(group, extras.timeout, extras.continueOnError, extras.failFast, extras.takes));
    }

    /** The same job, cancelled when it takes longer. */
    public JobScript within(Duration limit) {
        return with(new Extras(extras.concurrency, limit, extras.continueOnError, extras.failFast, extras.takes));
    }

    /** The same job, whose failure the run survives. */
    public JobScript tolerated() {
        return with(new Extras(extras.concurrency, extras.timeout, true, extras.failFast, extras.takes));
    }
}
