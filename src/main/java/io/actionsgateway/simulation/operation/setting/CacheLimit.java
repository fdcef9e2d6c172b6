package io.actionsgateway.simulation.operation.setting;

import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.state.setting.CacheLimits;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How much may be cached, and how long: of a repository, no more than its organization allows. */
enum CacheLimit {
    STORAGE("storage", "max_cache_size_gb", 10_000),
    RETENTION("retention", "max_cache_retention_days", 365);

    private final String word;
    private final String field;
    private final int most;

    CacheLimit(String word, String field, int most) {
        this.word = word;
        this.field = field;
        this.most = most;
    }

    void register(Operations operations) {
        String get = "actions/get-actions-cache-" + word + "-limit-for-";
        String set = "actions/set-actions-cache-" + word + "-limit-for-";
        operations
                .on(
                        get + "repository",
                        request -> show(request.repository().caches().limits()))
                .on(set + "repository", this::ofRepository)
                .on(get + "organization", request -> show(request.organization().cacheLimits()))
                .on(set + "organization", this::ofOrganization);
    }

    private ApiAnswer show(CacheLimits limits) {
        return ApiAnswer.ok(JsonNodeFactory.instance.objectNode().put(field, value(limits)));
    }

    private int value(CacheLimits limits) {
        return switch (this) {
            case STORAGE -> limits.gigabytes();
            case RETENTION -> limits.days();
        };
    }

    private ApiAnswer ofRepository(ApiRequest request) {
        int highest = request.world()
                .organization(request.repository().owner().login())
                .map(owner -> value(owner.cacheLimits()))
                .orElse(most);
        set(request.repository().caches().limits(), wanted(request, highest));
        return ApiAnswer.noContent();
    }

    private ApiAnswer ofOrganization(ApiRequest request) {
        CacheLimits limits = request.organization().cacheLimits();
        set(limits, wanted(request, most));
        OrganizationSetting.repositories(request)
                .forEach(repository -> repository.caches().limits().obey(limits));
        return ApiAnswer.noContent();
    }

    private int wanted(ApiRequest request, int highest) {
        JsonNode value = request.body().path(field);
        if (!value.canConvertToInt() || value.asInt() < 1 || value.asInt() > highest) {
            throw GitHubError.badRequest(field + " must be between 1 and " + highest);
        }
        return value.asInt();
    }

    private void set(CacheLimits limits, int value) {
        switch (this) {
            case STORAGE -> limits.keepGigabytes(value);
            case RETENTION -> limits.keepDays(value);
        }
    }
}
