package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.WorkflowJob;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.run.JobView;
import io.actionsgateway.run.RunView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Differences between what we say of a run and what GitHub says. */
final class Drift {

    private Drift() {}

    /**
     * Compares states.
     *
     * @param ours the newest attempt that we know; {@code null} when we know none
     * @param jobs ours, of that attempt
     * @param run GitHub's
     * @param said GitHub's, of all attempts
     * @return for people; empty when there is none
     */
    static List<String> between(@Nullable RunView ours, List<JobView> jobs, WorkflowRun run, List<WorkflowJob> said) {
        List<String> differences = new ArrayList<>();
        if (ours == null) {
            return List.of("the run is not known here");
        }
        if (ours.key().runAttempt() != run.runAttempt()) {
            return List.of("attempt " + ours.key().runAttempt() + " here, " + run.runAttempt() + " at GitHub");
        }
        add(differences, "run", word(ours.details().status(), ours.details().conclusion()), word(run));
        Map<Long, JobView> known =
                jobs.stream().collect(Collectors.toMap(job -> job.key().jobId(), Function.identity()));
        said.stream()
                .filter(job -> job.runAttempt() == run.runAttempt())
                .forEach(job -> add(differences, "job " + job.id(), word(known.get(job.id())), word(job)));
        return differences;
    }

    private static void add(List<String> differences, String what, String here, String there) {
        if (!here.equals(there)) {
            differences.add(what + " is " + here + " here, " + there + " at GitHub");
        }
    }

    private static String word(WorkflowRun run) {
        return word(run.status(), run.conclusion());
    }

    private static String word(WorkflowJob job) {
        return word(job.status(), job.conclusion());
    }

    private static String word(@Nullable JobView job) {
        return job == null
                ? "unknown"
                : word(job.details().status(), job.details().conclusion());
    }

    private static String word(@Nullable String status, @Nullable String conclusion) {
        return conclusion == null ? Objects.requireNonNullElse(status, "unknown") : status + "/" + conclusion;
    }
}
