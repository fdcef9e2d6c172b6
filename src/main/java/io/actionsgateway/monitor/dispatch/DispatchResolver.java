package io.actionsgateway.monitor.dispatch;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.dispatch.DispatchSearch;
import io.actionsgateway.run.dispatch.OpenDispatches;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Finds out what came of dispatches that are unknown: first from what GitHub tells of itself, which costs nothing, then by
 * asking it, ever more seldom. Runs on every replica; a search is done by one of them, and what follows from it is decided
 * by one at a time.
 */
@Component
@ConditionalOnBooleanProperty(name = "actions.dispatch.resolve", matchIfMissing = true)
class DispatchResolver {

    private static final Logger log = LoggerFactory.getLogger(DispatchResolver.class);
    private static final int AT_ONCE = 4;

    private final OpenDispatches open;
    private final RunSearch search;
    private final AtomicBoolean searching = new AtomicBoolean();

    DispatchResolver(OpenDispatches open, RunSearch search) {
        this.open = open;
        this.search = search;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void hear() {
        open.abandon();
        open.concludeFromTold();
    }

    /** Holds up no other task of the schedule, which has one thread. */
    @Scheduled(fixedDelayString = "PT1S")
    void search() {
        if (searching.compareAndSet(false, true)) {
            BlockingBridge.call(() -> open.due(search::asks))
                    .flatMapIterable(due -> due)
                    .flatMap(this::ask, AT_ONCE)
                    .doFinally(_ -> searching.set(false))
                    .subscribe(_ -> {}, failure -> log.info("Dispatched runs cannot be searched now", failure));
        }
    }

    /** Only a complete answer leads to a conclusion. */
    private Mono<Void> ask(DispatchSearch due) {
        return search.runs(due)
                .flatMap(answer -> BlockingBridge.call(() -> {
                    open.conclude(due, answer);
                    return true;
                }))
                .onErrorResume(failure -> {
                    log.info(
                            "The search for dispatched runs of {} in {} comes again: {}",
                            due.workflow(),
                            due.repository(),
                            failure.getMessage());
                    return Mono.empty();
                })
                .then();
    }
}
