package io.actionsgateway.simulation.rest;

import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.World;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The two ways in which GitHub's paths name a repository: by owner and name, and by number. */
final class RepositoryPath {

    private static final String BY_NAME = "/repos/{owner}/{repo}";
    private static final String BY_ID = "/repositories/{repository_id}";

    private RepositoryPath() {}

    /** The template by number, of one by name; the same one for what is in no repository. */
    static String byId(String template) {
        return template.startsWith(BY_NAME) ? BY_ID + template.substring(BY_NAME.length()) : template;
    }

    /** Whether the request names a repository at all. */
    static boolean isIn(ServerRequest request) {
        Map<String, String> variables = request.pathVariables();
        return variables.containsKey("repo") || variables.containsKey("repository_id");
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
