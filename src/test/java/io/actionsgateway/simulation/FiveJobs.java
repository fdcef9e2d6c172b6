package io.actionsgateway.simulation;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A twin whose repository has one workflow, {@code matrix.yml}, of five jobs one after the other. */
public final class FiveJobs {

    private static final List<String> STEPS =
            List.of("Set up job", "Run actions/checkout@v5", "Run tests", "Complete job");

    private FiveJobs() {}

    /** Starts it; a run lasts as long as its input {@code seconds} says. */
    public static MockGitHub start(MockGitHubOptions options) {
        Seed usual = Seed.helloWorld();
        List<JobScript> jobs = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> new JobScript(
                        "test " + number, number == 1 ? List.of() : List.of("test " + (number - 1)), STEPS, null, null))
                .toList();
        List<InputScript> inputs = List.of(new InputScript("seconds", "300", Pattern.compile("[0-9]{1,5}")));
        WorkflowScript matrix = new WorkflowScript(161336, "Matrix", ".github/workflows/matrix.yml", inputs, jobs);
        return MockGitHub.start(
                options,
                new Seed(
                        usual.owner(),
                        usual.actor(),
                        usual.id(),
                        usual.name(),
                        usual.branch(),
                        usual.headSha(),
                        List.of(matrix)));
    }
}
