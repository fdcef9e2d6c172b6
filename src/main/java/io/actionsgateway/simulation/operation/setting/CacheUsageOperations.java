package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.payload.SettingValues;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.Repository;
import io.actionsgateway.simulation.state.setting.Cache;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How much is cached. GitHub counts every five minutes; here it is always true. */
final class CacheUsageOperations {

    private CacheUsageOperations() {}

    static void register(Operations operations) {
        operations
                .on("actions/get-actions-cache-usage", CacheUsageOperations::ofRepository)
                .on("actions/get-actions-cache-usage-for-org", CacheUsageOperations::ofOrganization)
                .on("actions/get-actions-cache-usage-by-repo-for-org", CacheUsageOperations::byRepository);
    }

    private static ApiAnswer ofRepository(ApiRequest request) {
        return ApiAnswer.ok(usage(request, request.repository()));
    }

    private static ObjectNode usage(ApiRequest request, Repository repository) {
        return SettingValues.cacheUsage(repository, caches(request, repository));
    }

    private static List<Cache> caches(ApiRequest request, Repository repository) {
        return repository.caches().all(request.world().now());
    }

    private static ApiAnswer ofOrganization(ApiRequest request) {
        List<Cache> all = OrganizationSetting.repositories(request).stream()
                .flatMap(repository -> caches(request, repository).stream())
                .toList();
        return ApiAnswer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("total_active_caches_count", all.size())
                .put(
                        "total_active_caches_size_in_bytes",
                        all.stream().mapToLong(Cache::bytes).sum()));
    }

    private static ApiAnswer byRepository(ApiRequest request) {
        List<Repository> caching = OrganizationSetting.repositories(request).stream()
                .filter(repository -> !caches(request, repository).isEmpty())
                .toList();
        return request.page("repository_cache_usages", caching, repository -> usage(request, repository));
    }
}
