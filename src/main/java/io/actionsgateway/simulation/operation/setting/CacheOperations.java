package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.description.ParameterRule;
import io.actionsgateway.simulation.payload.SettingValues;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.setting.Cache;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The caches of a repository.
 *
 * @see <a href="https://docs.github.com/rest/actions/cache">GitHub's operations</a>
 */
final class CacheOperations {

    private CacheOperations() {}

    static void register(Operations operations) {
        operations
                .on("actions/get-actions-cache-list", CacheOperations::list)
                .on("actions/delete-actions-cache-by-id", CacheOperations::deleteOne)
                .on("actions/delete-actions-cache-by-key", CacheOperations::deleteByKey);
    }

    private static ApiAnswer list(ApiRequest request) {
        String prefix = request.http().queryParam("key").orElse("");
        List<Cache> caches = request.repository().caches().all(request.world().now()).stream()
                .filter(cache -> cache.key().startsWith(prefix))
                .filter(cache -> request.admits("ref", cache.ref()))
                .sorted(order(request))
                .toList();
        return request.page("actions_caches", caches, SettingValues::cache);
    }

    private static Comparator<Cache> order(ApiRequest request) {
        String sort = request.http().queryParam("sort").orElse("last_accessed_at");
        String direction = request.http().queryParam("direction").orElse("desc");
        Comparator<Cache> ascending = switch (sort) {
            case "last_accessed_at" -> Comparator.comparing(Cache::usedAt);
            case "created_at" -> Comparator.comparing(Cache::createdAt);
            case "size_in_bytes" -> Comparator.comparingLong(Cache::bytes);
            default -> throw unknown(sort, List.of("created_at", "last_accessed_at", "size_in_bytes"));
        };
        Comparator<Cache> complete = ascending.thenComparingLong(Cache::id);
        return switch (direction) {
            case "asc" -> complete;
            case "desc" -> complete.reversed();
            default -> throw unknown(direction, List.of("asc", "desc"));
        };
    }

    private static GitHubError unknown(String value, List<String> allowed) {
        return GitHubError.unprocessable("Invalid request.\n\n" + ParameterRule.notPossible(value, allowed));
    }

    private static ApiAnswer deleteOne(ApiRequest request) {
        long id = request.number("cache_id");
        var _ = drop(request, cache -> cache.id() == id);
        return ApiAnswer.noContent();
    }

    private static ApiAnswer deleteByKey(ApiRequest request) {
        String key = request.http()
                .queryParam("key")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> GitHubError.unprocessable("Invalid request.\n\n\"key\" wasn't supplied."));
        List<Cache> dropped = drop(request, cache -> cache.key().equals(key) && request.admits("ref", cache.ref()));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("total_count", dropped.size());
        ArrayNode caches = body.putArray("actions_caches");
        dropped.forEach(cache -> caches.add(SettingValues.cache(cache)));
        return ApiAnswer.ok(body);
    }

    private static List<Cache> drop(ApiRequest request, Predicate<Cache> which) {
        List<Cache> dropped =
                request.repository().caches().drop(which, request.world().now());
        if (dropped.isEmpty()) {
            throw GitHubError.notFound();
        }
        return dropped;
    }
}
