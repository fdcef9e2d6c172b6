package io.actionsgateway.simulation.rest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A refusal in GitHub's words. */
public final class GitHubError extends RuntimeException {

    private final int status;
    private final transient @Nullable JsonNode errors;
    private final transient Map<String, String> headers;

    private GitHubError(int status, String message, @Nullable JsonNode errors, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.errors = errors;
        this.headers = headers;
    }

    /** A refusal with a message only. */
    public static GitHubError of(int status, String message) {
        return new GitHubError(status, message, null, Map.of());
    }

    public static GitHubError badRequest(String message) {
        return of(400, message);
    }

    public static GitHubError unauthenticated() {
        return of(401, "Requires authentication");
    }

    public static GitHubError forbidden(String message) {
        return of(403, message);
    }

    public static GitHubError notFound() {
        return of(404, "Not Found");
    }

    public static GitHubError conflict(String message) {
        return of(409, message);
    }

    public static GitHubError unprocessable(String message) {
        return of(422, message);
    }

    public static GitHubError serverError() {
        return of(500, "Server Error");
    }

    /** The same refusal, naming what is wrong. */
    public GitHubError because(String resource, String field, String code) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("resource", resource)
                .put("field", field)
                .put("code", code);
        return new GitHubError(status, message(), list(List.of(error)), headers);
    }

    /** Input that breaks rules which only words can tell. */
    public static GitHubError invalid(String resource, List<String> complaints) {
        List<ObjectNode> errors = complaints.stream()
                .map(complaint -> JsonNodeFactory.instance
                        .objectNode()
                        .put("resource", resource)
                        .put("code", "custom")
                        .put("message", complaint))
                .toList();
        return new GitHubError(422, "Validation Failed", list(errors), Map.of());
    }

    /** A version of the API that there is not. GitHub tells more in a text where others have a list. */
    static GitHubError unknownVersion(String more) {
        return new GitHubError(400, "Bad Request", JsonNodeFactory.instance.stringNode(more), Map.of());
    }

    private static ArrayNode list(List<ObjectNode> errors) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        errors.forEach(list::add);
        return list;
    }

    /** The same refusal, with more headers. */
    public GitHubError with(Map<String, String> more) {
        return new GitHubError(status, message(), errors, Map.copyOf(more));
    }

    public int status() {
        return status;
    }

    public String message() {
        return String.valueOf(getMessage());
    }

    /** As it is answered. */
    public ApiAnswer answer(String documentation) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("message", message());
        if (errors != null) {
            body.set("errors", errors);
        }
        body.put("documentation_url", documentation).put("status", Integer.toString(status));
        return new ApiAnswer(status, body, headers);
    }
}
