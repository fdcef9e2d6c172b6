package io.actionsgateway.api.dispatch;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.run.dispatch.DispatchTry;
import io.actionsgateway.run.dispatch.DispatchTurns;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Waits for a dispatch's turn, for as long as an answer may wait for a run; then it goes all the same. */
@Component
class Turns {

    private final DispatchTurns turns;
    private final AnswerProperties properties;
    private final Waits waits;

    Turns(DispatchTurns turns, AnswerProperties properties, Waits waits) {
        this.turns = turns;
        this.properties = properties;
        this.waits = waits;
    }

    /** Completes when it may be sent. */
    Mono<Void> next(DispatchTry attempt) {
        return take(attempt, false)
                .repeatWhen(looks ->
                        looks.concatMap(look -> waits.pause(properties.look()).thenReturn(look)))
                .takeUntilOther(waits.deadline(properties.answerWithin()))
                .filter(taken -> taken)
                .next()
                .switchIfEmpty(Mono.defer(() -> take(attempt, true)))
                .then();
    }

    private Mono<Boolean> take(DispatchTry attempt, boolean anyway) {
        Duration length = properties.answerWithin();
        return Mono.defer(() -> BlockingBridge.call(() -> turns.take(attempt, length, anyway)));
    }
}
