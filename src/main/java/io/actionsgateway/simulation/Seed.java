package io.actionsgateway.simulation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What exists before anybody asks: one repository of one organization.
 *
 * @param owner the organization
 * @param actor who every token belongs to
 * @param id GitHub's number of the repository
 * @param name of the repository
 * @param branch its only branch
 * @param headSha that branch's commit
 * @param workflows its workflow files
 */
record Seed(
        Account owner,
        Account actor,
        long id,
        String name,
        String branch,
        String headSha,
        List<WorkflowScript> workflows) {

    Seed {
        workflows = List.copyOf(workflows);
    }

    /** {@code octo-org/hello-world} with {@code ci.yml} and {@code deploy.yml}. */
    static Seed helloWorld() {
        return new Seed(
                Account.organization("octo-org", 6811672),
                Account.user("octocat", 583231),
                1296269,
                "hello-world",
                "main",
                "7fd1a60b01f91b314f59955a4e4d4e80d8edf11d",
                List.of(ci(), deploy()));
    }

    private static WorkflowScript ci() {
        List<InputScript> inputs = List.of(
                new InputScript("outcome", "success", Pattern.compile("success|failure")),
                new InputScript("seconds", "5", Pattern.compile("[0-9]{1,5}")));
        JobScript test = new JobScript(
                "test",
                List.of("build"),
                List.of("Set up job", "Run actions/checkout@v5", "Run tests", "Upload report", "Complete job"),
                "Run tests",
                null);
        return new WorkflowScript(161335, "CI", ".github/workflows/ci.yml", inputs, List.of(build(), test));
    }

    private static WorkflowScript deploy() {
        JobScript deploy = new JobScript(
                "deploy",
                List.of("build"),
                List.of("Set up job", "Deploy", "Complete job"),
                null,
                new Environment(161088068, "production", Account.user("monalisa", 2)));
        return new WorkflowScript(
                269289, "Deploy", ".github/workflows/deploy.yml", List.of(), List.of(build(), deploy));
    }

    private static JobScript build() {
        List<String> steps = List.of("Set up job", "Run actions/checkout@v5", "Compile", "Complete job");
        return new JobScript("build", List.of(), steps, null, null);
    }

    String fullName() {
        return owner.login() + "/" + name;
    }

    Optional<WorkflowScript> workflow(String idOrFile) {
        return workflows.stream()
                .filter(workflow -> workflow.answersTo(idOrFile))
                .findFirst();
    }

    /** Whether there is such a branch, by its short or its full name. */
    boolean hasRef(String ref) {
        return ref.equals(branch) || ref.equals("refs/heads/" + branch);
    }
}
