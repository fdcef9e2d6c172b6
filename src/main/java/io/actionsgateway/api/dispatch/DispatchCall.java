package io.actionsgateway.api.dispatch;

import io.actionsgateway.api.policy.DispatchRules;
import io.actionsgateway.api.policy.WorkflowAccess;
import io.actionsgateway.github.WorkflowService;
import io.actionsgateway.github.model.DispatchResult;
import io.actionsgateway.github.model.WorkflowRef;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.dispatch.DispatchLedger;
import io.actionsgateway.run.dispatch.DispatchOutcome;
import io.actionsgateway.run.dispatch.DispatchTry;
import io.actionsgateway.run.dispatch.DispatchView;
import io.actionsgateway.security.AccessRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sends one try of a dispatch that is entered, when no rule stands against it, and enters what became of it. */
@Component
class DispatchCall {

    private static final Logger log = LoggerFactory.getLogger(DispatchCall.class);

    private final WorkflowAccess access;
    private final DispatchRules rules;
    private final WorkflowService workflows;
    private final DispatchLedger ledger;
    private final Turns turns;
    private final Undecided undecided;

    DispatchCall(
            WorkflowAccess access,
            DispatchRules rules,
            WorkflowService workflows,
            DispatchLedger ledger,
            Turns turns,
            Undecided undecided) {
        this.access = access;
        this.rules = rules;
        this.workflows = workflows;
        this.ledger = ledger;
        this.turns = turns;
        this.undecided = undecided;
    }

    /** Fails only when surely nothing was started. */
    Mono<DispatchView> send(DispatchTry attempt, DispatchPlace place, DispatchWish wish, boolean queued) {
        return BlockingBridge.call(() -> ledger.find(attempt.id()).orElseThrow())
                .flatMap(entry -> allowed(attempt, place, wish)
                        .then(Mono.defer(() -> queued ? turns.next(attempt) : Mono.empty()))
                        .onErrorResume(refused ->
                                settle(entry, attempt, notSent(refused)).then(Mono.error(refused)))
                        .then(Mono.defer(() -> dispatch(entry, attempt, place, wish))));
    }

    private Mono<Void> allowed(DispatchTry attempt, DispatchPlace place, DispatchWish wish) {
        return access.workflow(place.caller(), place.repository(), place.workflow())
                .then(Mono.defer(() -> rules.check(place.repository(), place.workflow(), wish.body(attempt.id()))));
    }

    private Mono<DispatchView> dispatch(
            DispatchView entry, DispatchTry attempt, DispatchPlace place, DispatchWish wish) {
        return workflows
                .dispatch(place.repository(), WorkflowRef.of(place.workflow()), wish.ref(), wish.inputs(attempt.id()))
                .map(DispatchCall::outcome)
                .onErrorResume(failure -> afterFailure(entry, attempt, failure))
                .flatMap(outcome -> settle(entry, attempt, outcome).flatMap(now -> found(now, outcome)));
    }

    /** GitHub took it and did not name its run: that is usually found in a moment. */
    private Mono<DispatchView> found(DispatchView entry, DispatchOutcome outcome) {
        return outcome instanceof DispatchOutcome.Accepted ? undecided.aMoment(entry) : Mono.just(entry);
    }

    private Mono<DispatchOutcome> afterFailure(DispatchView entry, DispatchTry attempt, Throwable failure) {
        DispatchOutcome outcome =
                failure instanceof GitHubException github ? DispatchOutcome.of(github) : new DispatchOutcome.Unknown();
        if (outcome instanceof DispatchOutcome.Failed) {
            return settle(entry, attempt, outcome).then(Mono.error(failure));
        }
        log.info("What came of the dispatch {} is not known: {}", attempt.id(), failure.getMessage());
        return Mono.just(outcome);
    }

    private Mono<DispatchView> settle(DispatchView entry, DispatchTry attempt, DispatchOutcome outcome) {
        return BlockingBridge.call(() -> {
                    ledger.settle(attempt, outcome);
                    return ledger.find(attempt.id()).orElseThrow();
                })
                .onErrorResume(failure -> {
                    log.warn("The dispatch {} stays undecided", attempt.id(), failure);
                    return Mono.just(entry.settled(outcome));
                });
    }

    private static DispatchOutcome outcome(DispatchResult result) {
        Long runId = result.workflowRunId();
        return runId == null ? new DispatchOutcome.Accepted() : new DispatchOutcome.Started(runId, result.htmlUrl());
    }

    private static DispatchOutcome notSent(Throwable refused) {
        return new DispatchOutcome.Failed(
                switch (refused) {
                    case AccessRefusal.Forbidden forbidden -> forbidden.code();
                    case AccessRefusal.NotGranted ignored -> "not_found";
                    default -> DispatchOutcome.reason(refused);
                });
    }
}
