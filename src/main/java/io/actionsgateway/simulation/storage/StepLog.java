package io.actionsgateway.simulation.storage;

import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.scenario.StepScript;
import io.actionsgateway.simulation.state.Conclusion;
import io.actionsgateway.simulation.state.Step;
import io.actionsgateway.simulation.state.WorkflowJob;
import java.util.List;
import java.util.stream.Stream;

/** What a step wrote: its script's lines between those that the runner writes around them. */
final class StepLog {

    private static final String COLOUR = "\u001b[36;1m";
    private static final String PLAIN = "\u001b[0m";
    private static final String RUN = "Run ";

    private StepLog() {}

    /** Whether it wrote anything: a skipped one did not. */
    static boolean has(Step step) {
        return step.startedAt() != null && step.conclusion() != Conclusion.SKIPPED;
    }

    /** Its lines, spread evenly over the time it took. */
    static String of(WorkflowJob job, Step step) {
        List<String> lines = Stream.of(opening(job, step), script(job, step), ending(step))
                .flatMap(List::stream)
                .toList();
        return TimedLines.of(lines, step.startedAt(), step.completedAt(), JobLog.end(job));
    }

    private static List<String> opening(WorkflowJob job, Step step) {
        return switch (step.name()) {
            case "Set up job" ->
                List.of(
                        "Current runner version: '2.334.0'",
                        "##[group]Runner Image",
                        "Image: " + String.join(", ", job.script().labels()),
                        "##[endgroup]",
                        "Prepare workflow directory",
                        "Complete job name: " + job.name());
            case "Complete job" -> List.of("Cleaning up orphan processes");
            default -> {
                String command = step.name().startsWith(RUN) ? step.name().substring(RUN.length()) : step.name();
                yield List.of(
                        "##[group]" + RUN + command,
                        COLOUR + command + PLAIN,
                        "shell: /usr/bin/bash -e {0}",
                        "##[endgroup]");
            }
        };
    }

    private static List<String> script(WorkflowJob job, Step step) {
        List<StepScript> scripts = job.script().steps();
        return step.number() > scripts.size()
                ? List.of()
                : scripts.get(step.number() - 1).log().stream()
                        .flatMap(line -> Placeholders.fill(line, job.values()).lines())
                        .toList();
    }

    private static List<String> ending(Step step) {
        if (step.conclusion() == Conclusion.FAILURE) {
            return List.of("##[error]Process completed with exit code 1.");
        }
        return step.conclusion() == Conclusion.CANCELLED ? List.of("##[error]The operation was canceled.") : List.of();
    }
}
