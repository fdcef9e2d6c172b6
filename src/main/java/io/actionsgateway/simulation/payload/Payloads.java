package io.actionsgateway.simulation.payload;

import io.actionsgateway.description.ApiVersion;
import io.actionsgateway.simulation.scenario.Account;
import io.actionsgateway.simulation.state.Artifact;
import io.actionsgateway.simulation.state.Deployment;
import io.actionsgateway.simulation.state.Environment;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.RunAttempt;
import io.actionsgateway.simulation.state.Workflow;
import io.actionsgateway.simulation.state.WorkflowJob;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the twin's state in GitHub's JSON, with API addresses below one base. */
public final class Payloads {

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
    private static final Template ARTIFACT = Template.of("artifact");

    /** What repositories had once. */
    private static final List<String> GONE =
            List.of("has_downloads", "master_branch", "use_squash_pr_title_as_default");

    private final String api;
    private final ApiVersion version;
    /** What any template may ask of a repository, by its full name: it is in every payload. */
    private final Map<String, ObjectNode> repositories = new ConcurrentHashMap<>();

    /** Below a base such as {@code http://localhost:8090}, without a slash at its end. */
    public Payloads(String api) {
        this(api, ApiVersion.V2022_11_28);
    }

    /** The same, as a version of the API has it. */
    public Payloads(String api, ApiVersion version) {
        this.api = api;
        this.version = version;
    }

    /** The base of all API addresses. */
    public String api() {
        return api;
    }

    /** Where a repository is. */
    public String url(Repository repository) {
        return api + "/repos/" + repository.fullName();
    }

    /** Where a repository's pages would be. */
    public static String htmlUrl(Repository repository) {
        return "https://github.com/" + repository.fullName();
    }

    /** What any template may ask of a repository. */
    private ObjectNode common(Repository repository) {
        return repositories.computeIfAbsent(repository.fullName(), name -> describe(repository));
    }

    private ObjectNode describe(Repository repository) {
        ObjectNode values = NODES.objectNode()
                .put("api", api)
                .put("full_name", repository.fullName())
                .put("default_branch", repository.defaultBranch())
                .put("private", repository.hidden())
                .put("visibility", repository.hidden() ? "private" : "public")
                .put("repository_created_at", Values.time(repository.createdAt()))
                .put("repository_url", url(repository))
                .put("repository_html_url", htmlUrl(repository));
        values.set("owner", user(repository.owner()));
        ObjectNode minimal = Values.identity("R", repository.id()).put("name", repository.name());
        values.set(
                "repository",
                MINIMAL_REPOSITORY.fill(hole -> minimal.has(hole) ? minimal.get(hole) : values.get(hole)));
        return values;
    }

    public ObjectNode user(Account account) {
        return fill(USER, NODES.objectNode().put("api", api), Values.of(account));
    }

    public ObjectNode organization(Account account) {
        return fill(ORGANIZATION, NODES.objectNode().put("api", api), Values.of(account));
    }

    /** A repository as other things refer to it. */
    public ObjectNode minimalRepository(Repository repository) {
        return (ObjectNode) common(repository).get("repository");
    }

    public ObjectNode repository(Repository repository) {
        ObjectNode whole = NODES.objectNode();
        whole.setAll(minimalRepository(repository));
        whole.setAll(fill(REPOSITORY, common(repository), NODES.objectNode()));
        return version == ApiVersion.V2022_11_28 ? whole : whole.remove(GONE);
    }

    /** The repository as its own operation shows it; webhooks leave these counts out. */
    public ObjectNode fullRepository(Repository repository) {
        return repository(repository).put("network_count", 0).put("subscribers_count", 1);
    }

    public ObjectNode workflow(Repository repository, Workflow workflow) {
        return fill(WORKFLOW, common(repository), Values.of(workflow));
    }

    public ObjectNode run(RunAttempt attempt) {
        ObjectNode values = Values.of(attempt).put("previous_attempt_url", previousUrl(attempt));
        values.set("actor", user(attempt.run().trigger().actor()));
        values.set("triggering_actor", user(attempt.asker()));
        return fill(WORKFLOW_RUN, common(attempt.run().repository()), values);
    }

    private @Nullable String previousUrl(RunAttempt attempt) {
        return attempt.number() == 1 ? null : runUrl(attempt.run()) + "/attempts/" + (attempt.number() - 1);
    }

    public String runUrl(WorkflowRun run) {
        return url(run.repository()) + "/actions/runs/" + run.id();
    }

    public static String runHtmlUrl(WorkflowRun run) {
        return htmlUrl(run.repository()) + "/actions/runs/" + run.id();
    }

    public ObjectNode job(WorkflowJob job) {
        return fill(WORKFLOW_JOB, common(job.repository()), Values.of(job));
    }

    /** A job as reviews name it. */
    public ObjectNode jobRun(WorkflowJob job) {
        return fill(
                WORKFLOW_JOB_RUN,
                common(job.repository()),
                Values.of(job)
                        .put(
                                "environment",
                                job.environment().map(Environment::name).orElse(null))
                        .put("updated_at", Values.time(job.attempt().updatedAt())));
    }

    public ObjectNode checkRun(WorkflowJob job) {
        return fill(CHECK_RUN, common(job.repository()), Values.of(job));
    }

    public ObjectNode deployment(WorkflowJob job, Deployment deployment) {
        return fill(DEPLOYMENT, common(job.repository()), ofDeployment(job, deployment));
    }

    public ObjectNode deploymentStatus(long id, String state, WorkflowJob job, Deployment deployment) {
        ObjectNode values = ofDeployment(job, deployment)
                .put("state", state)
                .put("created_at", Values.time(deployment.updatedAt()))
                .put("run_id", job.attempt().run().id())
                .put("job_id", job.id());
        return fill(DEPLOYMENT_STATUS, common(job.repository()), values.setAll(Values.identity("DES", id)));
    }

    private ObjectNode ofDeployment(WorkflowJob job, Deployment deployment) {
        ObjectNode values =
                Values.of(deployment).setAll(Values.of(job.attempt().run().trigger()));
        return values.set("creator", user(job.attempt().run().trigger().actor()));
    }

    public ArrayNode reviewers(Environment environment) {
        ArrayNode reviewers = NODES.arrayNode();
        environment
                .reviewers()
                .forEach(reviewer -> reviewers.addObject().put("type", "User").set("reviewer", user(reviewer)));
        return reviewers;
    }

    ObjectNode fill(Template template, Repository repository, ObjectNode values) {
        return fill(template, common(repository), values);
    }

    /** An artifact as it is now: later it has expired. */
    public ObjectNode artifact(Artifact artifact, Instant now) {
        return fill(ARTIFACT, common(artifact.job().repository()), Values.of(artifact, now));
    }

    private static ObjectNode fill(Template template, ObjectNode common, ObjectNode values) {
        return template.fill(hole -> values.has(hole) ? values.get(hole) : common.get(hole));
    }
}
