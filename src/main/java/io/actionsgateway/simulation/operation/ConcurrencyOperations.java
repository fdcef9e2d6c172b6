package io.actionsgateway.simulation.operation;

import io.actionsgateway.simulation.payload.ConcurrencyPayloads;
import io.actionsgateway.simulation.rest.ApiAnswer;
import io.actionsgateway.simulation.rest.ApiRequest;
import io.actionsgateway.simulation.rest.CursorPage;
import io.actionsgateway.simulation.rest.GitHubError;
import io.actionsgateway.simulation.rest.Operations;
import io.actionsgateway.simulation.scenario.ConcurrencyScript;
import io.actionsgateway.simulation.scenario.JobScript;
import io.actionsgateway.simulation.scenario.Placeholders;
import io.actionsgateway.simulation.scenario.WorkflowScript;
import io.actionsgateway.simulation.state.ConcurrencyGroup;
import io.actionsgateway.simulation.state.WorkflowRun;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
        SortedSet<String> names = new TreeSet<>();
        WorkflowScript workflow = run.workflow().script();
        add(names, workflow.concurrency(), run.latest().values(Map.of()));
        for (JobScript job : workflow.jobs()) {
            job.matrix()
                    .forEach(each ->
                            add(names, job.extras().concurrency(), run.latest().values(each)));
        }
        return names;
    }

    private static void add(
            Set<String> names, @Nullable ConcurrencyScript script, Map<String, Map<String, String>> values) {
        if (script != null) {
            names.add(Placeholders.fill(script.group(), values));
        }
    }

    private static ConcurrencyPayloads payloads(ApiRequest request) {
        return new ConcurrencyPayloads(request.payloads(), request.repository());
    }
}
