package io.actionsgateway.simulation;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the twin's state in GitHub's JSON, with API addresses below one base. */
final class Payloads {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Template USER = Template.of("user");
    private static final Template ORGANIZATION = Template.of("organization");
    private static final Template MINIMAL_REPOSITORY = Template.of("minimal-repository");
    private static final Template REPOSITORY = Template.of("repository");
    private static final Template WORKFLOW = Template.of("workflow");
    private static final Template WORKFLOW_RUN = Template.of("workflow-run");
    private static final Template WORKFLOW_JOB = Template.of("workflow-job");
    private static final Template WORKFLOW_JOB_RUN = Template.of("workflow-job-run");
    private static final Template CHECK_RUN = Template.of("check-run");
    private static final Template DEPLOYMENT = Template.of("deployment");
    private static final Template DEPLOYMENT_STATUS = Template.of("deployment-status");
    private static final Template PENDING_DEPLOYMENT = Template.of("pending-deployment");

    private final Seed seed;
    private final String repositoryUrl;
    /** What any template may ask for. */
    private final ObjectNode common = NODES.objectNode();

    Payloads(Seed seed, String api) {
        this.seed = seed;
        repositoryUrl = api + "/repos/" + seed.fullName();
        common.put("api", api)
                .put("full_name", seed.fullName())
                .put("default_branch", seed.branch())
                .put("head_branch", seed.branch())
                .put("head_sha", seed.headSha())
                .put("repository_url", repositoryUrl)
                .put("repository_html_url", "https://github.com/" + seed.fullName());
        common.set("actor", user(seed.actor()));
        common.set("creator", common.get("actor"));
        common.set("owner", user(seed.owner()));
        common.set(
                "repository",
                fill(MINIMAL_REPOSITORY, Values.identity("R", seed.id()).put("name", seed.name())));
    }

    ObjectNode user(Account account) {
        return fill(USER, Values.of(account));
    }

    ObjectNode organization() {
        return fill(ORGANIZATION, Values.of(seed.owner()));
    }

    ObjectNode repository() {
        ObjectNode repository = NODES.objectNode();
        repository.setAll((ObjectNode) common.get("repository"));
        repository.setAll(fill(REPOSITORY, common));
        return repository;
    }

    /** The repository as its own operation shows it; webhooks leave these counts out. */
    ObjectNode fullRepository() {
        return repository().put("network_count", 0).put("subscribers_count", 1);
    }

    ObjectNode workflow(WorkflowScript workflow) {
        return fill(WORKFLOW, Values.of(workflow));
    }

    ObjectNode run(RunAttempt attempt) {
        return fill(WORKFLOW_RUN, Values.of(attempt).put("previous_attempt_url", previousUrl(attempt)));
    }

    private @Nullable String previousUrl(RunAttempt attempt) {
        return attempt.number() == 1 ? null : runUrl(attempt.run()) + "/attempts/" + (attempt.number() - 1);
    }

    String runUrl(WorkflowRun run) {
        return repositoryUrl + "/actions/runs/" + run.id();
    }

    String runHtmlUrl(WorkflowRun run) {
        return common.get("repository_html_url").stringValue() + "/actions/runs/" + run.id();
    }

    ObjectNode job(WorkflowJob job) {
        return fill(WORKFLOW_JOB, Values.of(job));
    }

    /** A job as reviews name it. */
    ObjectNode jobRun(WorkflowJob job) {
        return fill(
                WORKFLOW_JOB_RUN,
                Values.of(job)
                        .put("environment", job.environment().name())
                        .put("updated_at", Values.time(job.attempt().updatedAt())));
    }

    ObjectNode checkRun(WorkflowJob job) {
        return fill(CHECK_RUN, Values.of(job));
    }

    ObjectNode deployment(Deployment deployment) {
        return fill(DEPLOYMENT, Values.of(deployment));
    }

    ObjectNode deploymentStatus(long id, String state, WorkflowJob job, Deployment deployment) {
        ObjectNode values = Values.of(deployment)
                .put("state", state)
                .put("created_at", Values.time(deployment.updatedAt()))
                .put("run_id", job.attempt().run().id())
                .put("job_id", job.id());
        return fill(DEPLOYMENT_STATUS, values.setAll(Values.identity("DES", id)));
    }

    /** An environment whose gate holds a deployment back. */
    ObjectNode pendingDeployment(Deployment deployment) {
        Environment environment = deployment.environment();
        ObjectNode values = Values.of(deployment).setAll(Values.identity("EN", environment.id()));
        values.set("reviewers", reviewers(environment));
        return fill(PENDING_DEPLOYMENT, values);
    }

    ArrayNode reviewers(Environment environment) {
        ArrayNode reviewers = NODES.arrayNode();
        reviewers.addObject().put("type", "User").set("reviewer", user(environment.reviewer()));
        return reviewers;
    }

    private ObjectNode fill(Template template, ObjectNode values) {
        return template.fill(hole -> values.has(hole) ? values.get(hole) : common.get(hole));
    }
}
