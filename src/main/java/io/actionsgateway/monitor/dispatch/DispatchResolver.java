package io.actionsgateway.monitor.dispatch;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.dispatch.DispatchSearch;
import io.actionsgateway.run.dispatch.OpenDispatches;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Finds out what came of dispatches that are unknown: first from what GitHub tells of itself, which costs nothing, then by
 * asking it, ever more seldom. Runs on every replica; a search is done by one of them, and what follows from it is decided
 * by one at a time.
 */
@Component
class DispatchResolver {

    private static final Logger log = LoggerFactory.getLogger(DispatchResolver.class);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int AT_ONCE = 4;

    private final OpenDispatches open;
    private final RunSearch search;

    DispatchResolver(OpenDispatches open, RunSearch search) {
        this.open = open;
        this.search = search;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void hear() {
        open.abandon();
        open.concludeFromTold();
    }

    @Scheduled(fixedDelayString = "PT1S")
    void search() {
        BlockingBridge.await(
                Flux.fromIterable(open.due(search::asks))
                        .flatMap(this::ask, AT_ONCE)
                        .then(),
                LONGEST);
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
