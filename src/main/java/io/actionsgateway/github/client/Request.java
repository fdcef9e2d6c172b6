package io.actionsgateway.github.client;

import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException.Resource;
import io.actionsgateway.github.transport.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call in the making; for one thread, used once. */
public final class Request {

    private final Operation operation;
    private final Subject subject;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Object> query = new LinkedHashMap<>();
    private @Nullable Object body;
    private boolean fresh;
    private boolean truncated;
    private boolean lackedByEnterpriseServers;

    private Request(Operation operation, Subject subject) {
        this.operation = operation;
        this.subject = subject;
    }

    /**
     * A request without variables.
     *
     * @param operation which
     * @param subject what does not exist when GitHub answers 404
     * @return the request
     */
    public static Request to(Operation operation, Subject subject) {
        return new Request(operation, subject);
    }

    /**
     * About a repository.
     *
     * @param operation which
     * @param repository which
     * @return the request
     */
    public static Request about(Operation operation, RepositoryName repository) {
        return to(operation, Subject.of(repository)).in(repository);
    }

    /**
     * About an organization.
     *
     * @param operation which
     * @param organization which
     * @return the request
     */
    public static Request about(Operation operation, OrganizationName organization) {
        return to(operation, Subject.of(organization)).in(organization);
    }

    /**
     * About a run.
     *
     * @param operation which
     * @param repository where
     * @param runId which
     * @return the request
     */
    public static Request aboutRun(Operation operation, RepositoryName repository, long runId) {
        return to(operation, Subject.of(Resource.RUN, runId, repository))
                .in(repository)
                .with("run_id", runId);
    }

    /**
     * Says where.
     *
     * @param repository which
     * @return this
     */
    public Request in(RepositoryName repository) {
        return with("owner", repository.owner()).with("repo", repository.name());
    }

    /**
     * Says where.
     *
     * @param organization which
     * @return this
     */
    public Request in(OrganizationName organization) {
        return with("org", organization);
    }

    /**
     * Gives a variable of the path its value.
     *
     * @param variable its name in the template
     * @param value not encoded
     * @return this
     */
    public Request with(String variable, Object value) {
        variables.put(variable, value.toString());
        return this;
    }

    /**
     * Adds a query parameter.
     *
     * @param name of the parameter
     * @param value {@code null} leaves it out
     * @return this
     */
    public Request query(String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value);
        }
        return this;
    }

    /**
     * Adds a body.
     *
     * @param json a map, or something that is written like one
     * @return this
     */
    public Request body(Object json) {
        this.body = json;
        return this;
    }

    /**
     * Asks past every cache.
     *
     * @return this
     */
    public Request fresh() {
        this.fresh = true;
        return this;
    }

    /**
     * Says that GitHub may keep results back.
     *
     * @param may whether it gives at most 1,000 results of what is asked
     * @return this
     */
    public Request truncated(boolean may) {
        this.truncated = may;
        return this;
    }

    /**
     * Says that an Enterprise Server has no answer, so that none is asked.
     *
     * @return this
     */
    public Request notOnEnterpriseServer() {
        this.lackedByEnterpriseServers = true;
        return this;
    }

    Operation operation() {
        return operation;
    }

    Subject subject() {
        return subject;
    }

    boolean truncated() {
        return truncated;
    }

    boolean lackedByEnterpriseServers() {
        return lackedByEnterpriseServers;
    }

    Call call(Codec codec) {
        Call call = Call.of(operation, variables, query);
        Call whole = body == null ? call : call.withBody(codec.bytes(body));
        return fresh ? whole.withHeader("Cache-Control", "no-cache") : whole;
    }
}
