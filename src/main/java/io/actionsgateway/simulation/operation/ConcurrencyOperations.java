package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.payload.ConcurrencyPayloads;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.CursorPage;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.state.ConcurrencyGroup;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** GitHub's operations on groups of which one run or job is in progress at a time. */
final class ConcurrencyOperations {

    private static final String GROUPS = "concurrency_groups";

    private ConcurrencyOperations() {}

    static void register(Operations operations) {
        operations
                .on("actions/list-concurrency-groups-for-repository", ConcurrencyOperations::list)
                .on("actions/get-concurrency-group-for-repository", ConcurrencyOperations::get)
                .on("actions/list-concurrency-groups-for-workflow-run", ConcurrencyOperations::ofRun);
    }

    /** Those that were acquired last come first. */
    private static ApiAnswer list(ApiRequest request) {
        List<ConcurrencyGroup> groups = request.repository().concurrencyGroups().all().stream()
                .sorted(Comparator.comparing(ConcurrencyOperations::key))
                .toList();
        return CursorPage.of(request.http())
                .answer(request, GROUPS, groups, ConcurrencyOperations::key, payloads(request)::brief);
    }

    private static String key(ConcurrencyGroup group) {
        return "%016x %s".formatted(Long.MAX_VALUE - group.lastAcquiredAt().toEpochMilli(), group.name());
    }

    private static ApiAnswer get(ApiRequest request) {
        ConcurrencyGroup group = request.repository()
                .concurrencyGroups()
                .group(request.path("concurrency_group_name"))
                .orElseThrow(GitHubError::notFound);
        return ApiAnswer.ok(
                payloads(request).whole(group, QueuePosition.of(request).upTo(group.members())));
    }

    /** All groups that the run's file names, also those in which the run is no more; by name. */
    private static ApiAnswer ofRun(ApiRequest request) {
        WorkflowRun run = RunOperations.run(request);
        return CursorPage.of(request.http())
                .answer(
                        request,
                        GROUPS,
                        List.copyOf(names(run)),
                        Function.identity(),
                        name -> payloads(request).ofRun(name, members(request, name), run));
    }

    private static List<ConcurrencyGroup.Member> members(ApiRequest request, String name) {
        return request.repository()
                .concurrencyGroups()
                .group(name)
                .map(ConcurrencyGroup::members)
                .orElse(List.of());
    }

    private static SortedSet<String> names(WorkflowRun run) {
        String name = run.workflow().script().concurrency();
        return name == null
                ? new TreeSet<>()
                : new TreeSet<>(Set.of(
                        Placeholders.fill(name, Map.of("inputs", run.trigger().inputs()))));
    }

    private static ConcurrencyPayloads payloads(ApiRequest request) {
        return new ConcurrencyPayloads(request.payloads(), request.repository());
    }
}
