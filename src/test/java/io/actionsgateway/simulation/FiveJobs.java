package io.actionsgateway.simulation;

import io.actionsgateway.simulation.scenario.InputScript;
import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.StepScript;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A twin whose repository has one workflow, {@code matrix.yml}, of five jobs one after the other. */
public final class FiveJobs {

    private static final List<StepScript> STEPS = Stream.of(
                    "Set up job", "Run actions/checkout@v5", "Run tests", "Complete job")
            .map(StepScript::named)
            .toList();

    private FiveJobs() {}

    /** Starts it; a run lasts as long as its input {@code seconds} says. */
    public static MockGitHub start(MockGitHubOptions options) {
        List<JobScript> jobs = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> JobScript.plain(
                        "test " + number, number == 1 ? List.of() : List.of("test " + (number - 1)), STEPS))
                .toList();
        WorkflowScript matrix = WorkflowScript.dispatched(
                161336,
                "Matrix",
                ".github/workflows/matrix.yml",
                List.of(InputScript.number("seconds", "300")),
                "${{ inputs.seconds }}",
                jobs);
        return MockGitHub.start(options, Scenarios.playing(matrix));
    }
}
