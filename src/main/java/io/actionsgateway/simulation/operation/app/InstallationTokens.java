package io.actionsgateway.simulation.operation.app;

import io.actionsgateway.description.Permission;
import io.actionsgateway.description.Permissions;
import io.actionsgateway.simulation.access.App;
import io.actionsgateway.simulation.access.Tokens;
import io.actionsgateway.simulation.payload.Values;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.state.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives out installation tokens, for all that the App may or for a part of it.
 *
 * @see <a href="https://docs.github.com/rest/apps/apps#create-an-installation-access-token-for-an-app">GitHub's
 *     operation</a>
 */
final class InstallationTokens {

    private static final int MOST_REPOSITORIES = 500;
    private static final String NOT_GRANTED = "The permissions requested are not granted to this installation.";
    private static final String NOT_INSTALLED = "There is at least one repository that does not exist or is not"
            + " accessible to the parent installation.";

    private final Tokens tokens;

    InstallationTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    ApiAnswer create(ApiRequest request) {
        AppOperations.requireInstallation(request);
        Map<String, String> permissions = permissions(request.body().path("permissions"));
        List<Repository> chosen = chosen(request);
        boolean stateless = "enabled".equals(request.http().headers().firstHeader("X-GitHub-Stateless-S2S-Token"));
        Tokens.Minted minted = tokens.mint(permissions, numbers(reached(request, chosen)), stateless);
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("token", minted.token().text())
                .put("expires_at", Values.time(minted.expiresAt()))
                .put("repository_selection", chosen.isEmpty() ? "all" : "selected");
        answer.set("permissions", AppPayloads.permissions(permissions));
        if (!chosen.isEmpty()) {
            ArrayNode list = answer.putArray("repositories");
            chosen.forEach(each -> list.add(request.payloads().repository(each)));
        }
        return ApiAnswer.created(answer);
    }

    private static List<Repository> reached(ApiRequest request, List<Repository> chosen) {
        return chosen.isEmpty() ? AppOperations.installed(request.world()) : chosen;
    }

    private static Set<Long> numbers(List<Repository> repositories) {
        return repositories.stream().map(Repository::id).collect(Collectors.toSet());
    }

    private static Map<String, String> permissions(JsonNode wanted) {
        Map<String, String> permissions = new HashMap<>();
        wanted.propertyStream()
                .forEach(each -> permissions.put(each.getKey(), each.getValue().asString()));
        if (permissions.isEmpty()) {
            return App.permissions();
        }
        Map<String, String> named = new HashMap<>(Permissions.named(permissions));
        named.putIfAbsent("metadata", "read");
        named.forEach((area, level) -> {
            if (!new Permission(area, !level.equals("read")).within(App.permissions())) {
                throw GitHubError.unprocessable(NOT_GRANTED);
            }
        });
        return named;
    }

    /** The repositories in the body, by name or by number; empty when it names none. */
    private static List<Repository> chosen(ApiRequest request) {
        JsonNode names = request.body().path("repositories");
        JsonNode ids = request.body().path("repository_ids");
        if (names.size() + ids.size() > MOST_REPOSITORIES) {
            throw GitHubError.unprocessable("Too many repositories; no more than " + MOST_REPOSITORIES + ".");
        }
        List<Repository> chosen = new ArrayList<>();
        names.forEach(name -> chosen.add(one(request, each -> each.name().equalsIgnoreCase(name.asString("")))));
        ids.forEach(id -> chosen.add(one(request, each -> each.id() == id.asLong(0))));
        return chosen.stream().distinct().toList();
    }

    private static Repository one(ApiRequest request, Predicate<Repository> meant) {
        return AppOperations.installed(request.world()).stream()
                .filter(meant)
                .findFirst()
                .orElseThrow(() -> GitHubError.unprocessable(NOT_INSTALLED));
    }
}
