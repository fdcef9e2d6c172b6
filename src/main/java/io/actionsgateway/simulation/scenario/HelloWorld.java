package io.actionsgateway.simulation.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The scenario that plays when none is given. */
final class HelloWorld {

    private static final Account OWNER = Account.organization("octo-org", 6811672);
    private static final Account REVIEWER = Account.user("monalisa", 2);

    private HelloWorld() {}

    static Scenario scenario() {
        SequencedMap<String, String> branches = new LinkedHashMap<>();
        branches.put("main", "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d");
        RepositoryScript repository = new RepositoryScript(
                1296269,
                OWNER,
                "hello-world",
                false,
                branches,
                List.of(ci(), deploy()),
                List.of(EnvironmentScript.reviewedBy(161088068, "production", REVIEWER)),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of());
        return new Scenario(
                Account.user("octocat", 583231),
                List.of(REVIEWER),
                List.of(new OrganizationScript(OWNER, Map.of(), Map.of())),
                List.of(repository));
    }

    private static WorkflowScript ci() {
        List<InputScript> inputs =
                List.of(InputScript.choice("outcome", "success", "failure"), InputScript.number("seconds", "5"));
        JobScript test = JobScript.plain(
                        "test",
                        List.of("build"),
                        List.of(
                                StepScript.named("Set up job"),
                                StepScript.named("Run actions/checkout@v5"),
                                StepScript.named("Run tests").ending("${{ inputs.outcome }}"),
                                StepScript.named("Upload report"),
                                StepScript.named("Complete job").inAnyCase()))
                .uploading(report());
        return WorkflowScript.dispatched(
                161335, "CI", ".github/workflows/ci.yml", inputs, "${{ inputs.seconds }}", List.of(build(), test));
    }

    private static WorkflowScript deploy() {
        JobScript deploy = JobScript.plain(
                        "deploy",
                        List.of("build"),
                        List.of(
                                StepScript.named("Set up job"),
                                StepScript.named("Deploy"),
                                StepScript.named("Complete job").inAnyCase()))
                .into("production");
        return WorkflowScript.dispatched(
                269289, "Deploy", ".github/workflows/deploy.yml", List.of(), "5", List.of(build(), deploy));
    }

    private static ArtifactScript report() {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("report.txt", "2 tests, 0 failures\n");
        return new ArtifactScript("report", files);
    }

    private static JobScript build() {
        return JobScript.plain(
                "build",
                List.of(),
                List.of(
                        StepScript.named("Set up job"),
                        StepScript.named("Run actions/checkout@v5"),
                        StepScript.named("Compile"),
                        StepScript.named("Complete job").inAnyCase()));
    }
}
