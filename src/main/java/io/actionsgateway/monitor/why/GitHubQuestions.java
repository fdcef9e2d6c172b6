package io.actionsgateway.monitor.why;

import io.actionsgateway.github.ConcurrencyService;
import io.actionsgateway.github.EnvironmentService;
import io.actionsgateway.github.WorkflowRunService;
import io.actionsgateway.github.model.ConcurrencyGroup;
import io.actionsgateway.github.model.PendingDeployment;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.model.Status;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks GitHub what our tables cannot know: one or two questions about what the run's status says, none about a run that
 * goes on, and one about the run itself when we may have missed something. What GitHub does not answer becomes a note.
 */
@Component
class GitHubQuestions {

    private final EnvironmentService environments;
    private final ConcurrencyService concurrency;
    private final WorkflowRunService runs;
    private final WhyProperties limits;
    private final Clock clock;

    GitHubQuestions(
            EnvironmentService environments,
            ConcurrencyService concurrency,
            WorkflowRunService runs,
            WhyProperties limits,
            Clock clock) {
        this.environments = environments;
        this.concurrency = concurrency;
        this.runs = runs;
        this.limits = limits;
        this.clock = clock;
    }

    /** Fails never; for whom is asked says the {@link Caller} in the context. */
    Mono<Asked> ask(RepositoryName repository, Known known) {
        if (known.run().details().ended()) {
            return Mono.just(Asked.NOTHING);
        }
        Mono<Asked> gates = is(known, Status.WAITING) ? gates(repository, known) : Mono.just(Asked.NOTHING);
        boolean held = is(known, Status.PENDING) || hasNotBegun(known);
        Mono<Asked> groups = held ? groups(repository, known) : Mono.just(Asked.NOTHING);
        return Mono.zip(patient(gates), patient(groups), Asked::and)
                .flatMap(asked -> isDoubtful(known, asked)
                        ? patient(runs.get(repository, runId(known)).map(Asked::run))
                                .map(asked::and)
                        : Mono.just(asked));
    }

    private static boolean is(Known known, Status status) {
        return status.text().equals(known.run().details().status())
                || !known.in(status.text()).isEmpty();
    }

    /** A run without jobs: GitHub does not tell by webhook when a group holds it back. */
    private static boolean hasNotBegun(Known known) {
        String status = known.run().details().status();
        boolean early = status == null
                || Status.QUEUED.text().equals(status)
                || Status.REQUESTED.text().equals(status);
        return early && known.jobs().isEmpty();
    }

    private static long runId(Known known) {
        return known.run().key().runId();
    }

    private Mono<Asked> gates(RepositoryName repository, Known known) {
        return environments
                .listPendingDeployments(repository, runId(known))
                .collectList()
                .flatMap(gates -> apps(repository, gates).map(apps -> Asked.gates(gates, apps)));
    }

    /** Of the first environment that waits for neither people nor time: then an App holds it back. */
    private Mono<Map<String, List<String>>> apps(RepositoryName repository, List<PendingDeployment> gates) {
        return gates.stream()
                .filter(gate -> gate.reviewers().isEmpty() && gate.waitTimer() == 0)
                .map(gate -> gate.environment().name())
                .findFirst()
                .map(name -> environments
                        .listCustomRules(repository, name)
                        .map(rule -> rule.app().slug())
                        .collectList()
                        .map(apps -> Map.of(name, apps)))
                .orElseGet(() -> Mono.just(Map.of()));
    }

    private Mono<Asked> groups(RepositoryName repository, Known known) {
        return concurrency
                .listOfRun(repository, runId(known))
                .filter(GitHubQuestions::isWaitedFor)
                .next()
                .map(ConcurrencyGroup::groupName)
                .flatMap(name -> concurrency.get(repository, name))
                .map(group -> Asked.groups(List.of(group)))
                .defaultIfEmpty(Asked.groups(List.of()));
    }

    private static boolean isWaitedFor(ConcurrencyGroup group) {
        return group.groupMembers().stream().anyMatch(member -> !member.holds());
    }

    /** GitHub denies what our tables say, or nobody told us anything for long. */
    private boolean isDoubtful(Known known, Asked asked) {
        boolean noGate = is(known, Status.WAITING) && asked.gates() != null;
        boolean noGroup = is(known, Status.PENDING) && asked.groups() != null;
        boolean denied = !asked.confirms() && (noGate || noGroup);
        return denied || (!asked.confirms() && isSilent(known));
    }

    private boolean isSilent(Known known) {
        Known.News news = known.news();
        Instant longAgo = clock.instant().minus(limits.old());
        return Stream.of(news.ofRepository(), news.ofRun(), news.polled())
                .filter(Objects::nonNull)
                .noneMatch(longAgo::isBefore);
    }

    private Mono<Asked> patient(Mono<Asked> question) {
        return Mono.deferContextual(
                        context -> question.contextWrite(Caller.in(context).within(limits.patience())))
                .onErrorResume(
                        GitHubException.class,
                        failure -> Mono.just(Asked.note("From our tables alone: " + failure.getMessage())));
    }
}
