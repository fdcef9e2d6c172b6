package io.actionsgateway.github;

import io.actionsgateway.github.model.OrganizationName;
import io.actionsgateway.github.model.RepositoryName;
import java.util.function.Function;
import java.util.stream.Stream;

/** Calls of every method of the services for caches and webhook deliveries. */
final class RepositoryExercises {

    private static final RepositoryName REPOSITORY = RepositoryName.parse("octo-org/hello-world");
    private static final OrganizationName ORGANIZATION = new OrganizationName("octo-org");
    private static final CacheFilter FILTER = CacheFilter.none()
            .ofRef("refs/heads/main")
            .startingWith("Linux-node-")
            .sorted(CacheFilter.Sort.SIZE_IN_BYTES, CacheFilter.Direction.ASC);

    private RepositoryExercises() {}

    static Stream<Exercise> all() {
        return Stream.of(caches(), cacheLimits(), deliveries()).flatMap(exercises -> exercises);
    }

    private static Stream<Exercise> caches() {
        return Stream.of(
                Exercise.of(
                        "CacheService.list(RepositoryName, CacheFilter)",
                        on -> on.caches.list(REPOSITORY, CacheFilter.none()),
                        on -> on.caches.list(REPOSITORY, FILTER)),
                Exercise.of(
                        "CacheService.page(RepositoryName, CacheFilter, int, String)",
                        on -> on.caches.page(REPOSITORY, FILTER, 5, null)),
                Exercise.of("CacheService.get(RepositoryName, long)", on -> on.caches.get(REPOSITORY, 505)),
                Exercise.of("CacheService.delete(RepositoryName, long)", on -> on.caches.delete(REPOSITORY, 505)),
                Exercise.of(
                        "CacheService.deleteByKey(RepositoryName, String, String)",
                        on -> on.caches.deleteByKey(REPOSITORY, "a b&c", null),
                        on -> on.caches.deleteByKey(REPOSITORY, "a", "refs/heads/main")),
                Exercise.of("CacheService.getUsage(RepositoryName)", on -> on.caches.getUsage(REPOSITORY)),
                Exercise.of("CacheService.getUsage(OrganizationName)", on -> on.caches.getUsage(ORGANIZATION)),
                Exercise.of("CacheService.listUsage(OrganizationName)", on -> on.caches.listUsage(ORGANIZATION)),
                Exercise.of(
                        "CacheService.pageUsage(OrganizationName, int, String)",
                        on -> on.caches.pageUsage(ORGANIZATION, 5, null)));
    }

    private static Stream<Exercise> cacheLimits() {
        return Stream.of(
                Exercise.of(
                        "CacheLimitService.getStorage(RepositoryName)", on -> on.cacheLimits.getStorage(REPOSITORY)),
                Exercise.of(
                        "CacheLimitService.getStorage(OrganizationName)",
                        on -> on.cacheLimits.getStorage(ORGANIZATION)),
                Exercise.of(
                        "CacheLimitService.setStorage(RepositoryName, int)",
                        on -> on.cacheLimits.setStorage(REPOSITORY, 20)),
                Exercise.of(
                        "CacheLimitService.setStorage(OrganizationName, int)",
                        on -> on.cacheLimits.setStorage(ORGANIZATION, 20)),
                Exercise.of(
                        "CacheLimitService.getRetention(RepositoryName)",
                        on -> on.cacheLimits.getRetention(REPOSITORY)),
                Exercise.of(
                        "CacheLimitService.getRetention(OrganizationName)",
                        on -> on.cacheLimits.getRetention(ORGANIZATION)),
                Exercise.of(
                        "CacheLimitService.setRetention(RepositoryName, int)",
                        on -> on.cacheLimits.setRetention(REPOSITORY, 14)),
                Exercise.of(
                        "CacheLimitService.setRetention(OrganizationName, int)",
                        on -> on.cacheLimits.setRetention(ORGANIZATION, 14)));
    }

    private static Stream<Exercise> deliveries() {
        return Stream.of(
                hooks(
                        "DeliveryService.list(HookAddress, DeliveryOutcome)",
                        hook -> on -> on.deliveries.list(hook, DeliveryOutcome.SUCCESS)),
                hooks(
                        "DeliveryService.page(HookAddress, DeliveryOutcome, int, String)",
                        hook -> on -> on.deliveries.page(hook, null, 5, null)),
                hooks("DeliveryService.get(HookAddress, long)", hook -> on -> on.deliveries.get(hook, 1)),
                hooks("DeliveryService.redeliver(HookAddress, long)", hook -> on -> on.deliveries.redeliver(hook, 1)));
    }

    /** For each kind of hook. */
    private static Exercise hooks(String method, Function<HookAddress, Exercise.Question> call) {
        return Exercise.of(
                method,
                call.apply(HookAddress.repository(REPOSITORY, 42)),
                call.apply(HookAddress.organization("octo-org", 43)),
                call.apply(HookAddress.app()));
    }
}
