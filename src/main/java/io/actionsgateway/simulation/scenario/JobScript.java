package io.actionsgateway.simulation.scenario;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job of a workflow file and how it is played.
 *
 * @param key as other jobs need it
 * @param name as GitHub shows it; with a matrix GitHub adds the values
 * @param needs keys of the jobs that must be over first
 * @param condition as in the file: {@code success()}, {@code always()}, {@code failure()}, {@code cancelled()} or
 *     {@code !cancelled()}
 * @param matrix one job for each of these combinations; a single empty one without a matrix
 * @param environment where it deploys to
 * @param labels of the runners that may take it
 * @param steps in order
 * @param artifacts what it uploads when it succeeds
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
        List<ArtifactScript> artifacts) {

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
        return new JobScript(
                name, name, needs, SUCCESS, List.of(Map.of()), null, List.of("ubuntu-latest"), steps, List.of());
    }

    /** The same job, deploying somewhere. */
    public JobScript into(String target) {
        return new JobScript(key, name, needs, condition, matrix, target, labels, steps, artifacts);
    }

    /** The same job, with something to upload. */
    public JobScript uploading(ArtifactScript... uploads) {
        return new JobScript(key, name, needs, condition, matrix, environment, labels, steps, List.of(uploads));
    }
}
