package io.actionsgateway.description;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One operation as GitHub describes it. Thread-safe. */
public final class DescribedOperation {

    private final ApiDescription description;
    private final HttpMethod method;
    private final String path;
    private final JsonNode described;
    private final List<JsonNode> parameters;
    private final List<ParameterRule> rules;

    private final JsonNode body;

    DescribedOperation(
            ApiDescription description,
            HttpMethod method,
            String path,
            JsonNode described,
            List<JsonNode> parameters,
            JsonNode body) {
        this.description = description;
        this.method = method;
        this.path = path;
        this.described = described;
        this.parameters = parameters;
        this.rules = parameters.stream().map(ParameterRule::of).toList();
        this.body = body;
    }

    /**
     * GitHub's name of it.
     *
     * @return such as {@code actions/list-workflow-runs-for-repo}
     */
    public String id() {
        return described.path("operationId").asString();
    }

    /**
     * How it is called.
     *
     * @return the method
     */
    public HttpMethod method() {
        return method;
    }

    /**
     * Where it is.
     *
     * @return a template below the API's root, with variables in braces
     */
    public String path() {
        return path;
    }

    /**
     * GitHub's title of it.
     *
     * @return a few words
     */
    public String title() {
        return described.path("summary").asString("");
    }

    /**
     * GitHub's page on it.
     *
     * @return an address
     */
    public String documentation() {
        return described.at("/externalDocs/url").asString("https://docs.github.com/rest");
    }

    /**
     * Its parameters, references followed.
     *
     * @return objects of OpenAPI: {@code name}, {@code in}, {@code required}, {@code schema}
     */
    public List<JsonNode> parameters() {
        return parameters;
    }

    /**
     * What its parameters may be.
     *
     * @return one for each, in GitHub's order
     */
    public List<ParameterRule> rules() {
        return rules;
    }

    /**
     * Whether a call may have a body.
     *
     * @return true when GitHub describes one
     */
    public boolean takesBody() {
        return !schema().isMissingNode();
    }

    /**
     * Whether a call must have a body.
     *
     * @return true when GitHub says it is required
     */
    public boolean wantsBody() {
        return body.path("required").asBoolean(false);
    }

    /**
     * What a token needs for it.
     *
     * @return nothing where any token will do, or none
     */
    public Optional<Permission> permission() {
        return Permissions.of(method, path);
    }

    /**
     * GitHub's words for what is wrong with a body.
     *
     * @param violations that {@link #check} found, possibly none
     * @param shown the body, as it may be shown
     * @return one line for each thing, in the order in which GitHub looks
     */
    public List<String> complaints(List<Violation> violations, ObjectNode shown) {
        return violations.isEmpty() ? List.of() : Complaints.of(violations, shown);
    }

    /**
     * GitHub's words for no body at all, where there must be one.
     *
     * @return one line; nothing where there need not be one
     */
    public Optional<String> complaintWithoutBody() {
        return wantsBody() ? Optional.of("For 'links/0/schema', nil is not an object.") : Optional.empty();
    }

    /**
     * What is wrong with a body.
     *
     * @param json what was sent; an empty object when nothing was
     * @return empty when GitHub would take it, or describes no body at all
     */
    public List<Violation> check(JsonNode json) {
        return takesBody() ? description.check(schema(), json) : List.of();
    }

    private JsonNode schema() {
        return body.at("/content/application~1json/schema");
    }
}
