package io.actionsgateway.simulation.rest;

import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The two ways in which GitHub's paths name a repository: by owner and name, and by number. */
final class RepositoryPath {

    private static final String BY_NAME = "/repos/{owner}/{repo}";
    private static final String BY_ID = "/repositories/{repository_id}";

    private static final String GUIDELINES =
            "https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects";

    private RepositoryPath() {}

    /** The template by number, of one by name; the same one for what is in no repository. */
    static String byId(String template) {
        return template.startsWith(BY_NAME) ? BY_ID + template.substring(BY_NAME.length()) : template;
    }

    /** The repository that the request names, also by a former name; nothing when it names none. */
    static @Nullable Repository named(ServerRequest request, World world) {
        Map<String, String> variables = request.pathVariables();
        if (variables.containsKey("repo")) {
            String owner = request.pathVariable("owner");
            String name = request.pathVariable("repo");
            return world.repository(owner, name)
                    .or(() -> world.movedRepository(owner, name))
                    .orElseThrow(GitHubError::notFound);
        }
        return variables.containsKey("repository_id") ? of(request, world) : null;
    }

    /** Whether the request calls a repository as it was called once. */
    static boolean isFormer(ServerRequest request, Repository repository) {
        return !repository.name().equalsIgnoreCase(request.pathVariables().getOrDefault("repo", repository.name()));
    }

    /** Leads to where a repository is, whatever it is called. */
    static ApiAnswer moved(ServerRequest request, Repository repository, String api) {
        boolean reads =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        String[] steps = request.requestPath().pathWithinApplication().value().split("/", 5);
        String query = request.uri().getRawQuery();
        String location = api + "/repositories/" + repository.id() + (steps.length < 5 ? "" : "/" + steps[4])
                + (query == null ? "" : "?" + query);
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("message", reads ? "Moved Permanently" : "Temporary Redirect")
                .put("url", location)
                .put("documentation_url", GUIDELINES);
        return new ApiAnswer(reads ? 301 : 307, body, Map.of(HttpHeaders.LOCATION, location));
    }

    /** Where the request's own path is by number, as GitHub's links to other pages are. */
    static String numbered(ServerRequest request, World world) {
        String path = request.requestPath().pathWithinApplication().value();
        return path.startsWith("/repos/") && request.pathVariables().containsKey("repo")
                ? path.replaceFirst(
                        "/repos/[^/]+/[^/]+",
                        "/repositories/" + of(request, world).id())
                : path;
    }

    static Repository of(ServerRequest request, World world) {
        Map<String, String> variables = request.pathVariables();
        if (!variables.containsKey("repo")) {
            return byId(request.pathVariable("repository_id"), world);
        }
        String owner = request.pathVariable("owner");
        String name = request.pathVariable("repo");
        return world.repository(owner, name).orElseThrow(GitHubError::notFound);
    }

    private static Repository byId(String id, World world) {
        try {
            return world.repository(Long.parseLong(id)).orElseThrow(GitHubError::notFound);
        } catch (NumberFormatException notANumber) {
            throw GitHubError.notFound();
        }
    }
}
