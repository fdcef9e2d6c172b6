package io.actionsgateway.github;

import io.actionsgateway.github.model.DispatchResult;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.model.WorkflowRun;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.Waits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds the run of a dispatch. Where GitHub names it, it may take a moment until it can be read. Where it does not, the
 * workflow's dispatched runs are listed before and after: the only one that is new is it. Once the dispatch was taken,
 * every failure is a {@link GitHubException.RunUnknown}, because dispatching again would start another run. Thread-safe.
 */
@Component
class DispatchedRuns {

    private static final int TRIES = 6;
    private static final Duration NAMED = Duration.ofSeconds(1);
    private static final Duration UNNAMED = Duration.ofSeconds(3);

    /** How far an Enterprise Server's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Where the run will be named, none need be known before. */
    private static final Mono<List<WorkflowRun>> NONE = Mono.just(List.of());

    /** A GitHub that names runs has not named this one. */
    private static final Mono<WorkflowRun> UNTOLD = Mono.error(() -> unknown(null, null));

    private static final String EVENT = "workflow_dispatch";
    private static final Pattern PREFIX = Pattern.compile("^refs/(heads|tags)/");

    private final WorkflowService workflows;
    private final Clock clock;
    private final Waits waits;

    DispatchedRuns(WorkflowService workflows, Clock clock, Waits waits) {
        this.workflows = workflows;
        this.clock = clock;
        this.waits = waits;
    }

    Mono<WorkflowRun> dispatch(
            WorkflowRunService runs,
            RepositoryName repository,
            WorkflowRef workflow,
            String ref,
            Map<String, ?> inputs) {
        Mono<DispatchResult> start = workflows.dispatch(repository, workflow, ref, inputs);
        return Mono.deferContextual(context -> {
            Instant end = clock.instant().plus(Caller.in(context).patience());
            return workflows.namesRuns(repository, workflow).flatMap(named -> {
                Mono<List<WorkflowRun>> list = named ? NONE : list(runs, repository, workflow, ref);
                return list.flatMap(before -> start.flatMap(result -> {
                    Long id = result.workflowRunId();
                    Mono<WorkflowRun> search =
                            id != null ? one(runs, repository, id) : named ? UNTOLD : only(list, before);
                    return until(end, poll(search, id != null ? NAMED : UNNAMED, TRIES))
                            .onErrorMap(failure -> unknown(id, failure));
                }));
            });
        });
    }

    private Mono<WorkflowRun> until(Instant end, Mono<WorkflowRun> search) {
        return Mono.defer(() -> search.timeout(waits.deadline(Duration.between(clock.instant(), end))));
    }

    /** The workflow's dispatched runs of that branch or tag since a moment ago. */
    private Mono<List<WorkflowRun>> list(
            WorkflowRunService runs, RepositoryName repository, WorkflowRef workflow, String ref) {
        String branch = PREFIX.matcher(ref).replaceFirst("");
        RunFilter filter = RunFilter.none()
                .event(EVENT)
                .branch(branch)
                .created(">=" + clock.instant().minus(SKEW).truncatedTo(ChronoUnit.SECONDS));
        return runs.latest(repository, workflow, filter)
                .map(page -> page.items().stream()
                        .filter(run -> EVENT.equals(run.event()) && branch.equals(run.headBranch()))
                        .toList());
    }

    private static Mono<WorkflowRun> one(WorkflowRunService runs, RepositoryName repository, long id) {
        return runs.get(repository, id).onErrorResume(GitHubException.NotFound.class, notYet -> Mono.empty());
    }

    /** The one that was not there before; nothing when there is none yet. */
    private static Mono<WorkflowRun> only(Mono<List<WorkflowRun>> list, List<WorkflowRun> before) {
        Set<Long> known = before.stream().map(WorkflowRun::id).collect(Collectors.toSet());
        return list.map(now ->
                        now.stream().filter(run -> !known.contains(run.id())).toList())
                .flatMap(news -> news.size() > 1 ? Mono.error(unknown(null, null)) : Mono.justOrEmpty(first(news)));
    }

    private static Optional<WorkflowRun> first(List<WorkflowRun> runs) {
        return runs.stream().findFirst();
    }

    private Mono<WorkflowRun> poll(Mono<WorkflowRun> look, Duration step, int tries) {
        return look.switchIfEmpty(Mono.defer(() -> tries == 1
                ? Mono.error(unknown(null, null))
                : waits.pause(step).then(Mono.defer(() -> poll(look, step, tries - 1)))));
    }

    private static GitHubException unknown(@Nullable Long id, @Nullable Throwable cause) {
        if (cause instanceof GitHubException.RunUnknown && id == null) {
            return (GitHubException) cause;
        }
        String what = id == null
                ? "The dispatch was taken, but which run came of it is not known; look at the workflow's newest runs."
                : "The dispatch was taken and started the run " + id + ", but that run cannot be read yet.";
        return new GitHubException.RunUnknown(what, id, cause);
    }
}
