package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.admission.Round.Outcome;
import reactor.core.publisher.Mono;

/** Where accounts are kept. Rounds of an account are played one after the other, over all replicas. */
@FunctionalInterface
interface BudgetStore {

    /**
     * Plays a round.
     *
     * @return its result when it is durable; after a failure it may or may not have been played
     */
    Mono<Outcome> play(Round round);
}
