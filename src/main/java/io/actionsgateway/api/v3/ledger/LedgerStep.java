package io.actionsgateway.api.v3.ledger;

import io.actionsgateway.api.outgoing.Outgoing;
import io.actionsgateway.api.v3.step.DialectAnswer;
import io.actionsgateway.api.v3.step.DialectRequest;
import io.actionsgateway.api.v3.step.DialectStep;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.dispatch.DispatchLedger;
import io.actionsgateway.run.dispatch.DispatchOutcome;
import io.actionsgateway.run.dispatch.DispatchTry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Enters every request that starts jobs before it leaves, and what became of it afterwards. A client that goes away does
 * not stop it: what GitHub did is entered all the same. Without the database nothing leaves; when it dies after GitHub has
 * acted, the caller still gets GitHub's answer, and the entry stays undecided.
 */
@Component
@Order(DialectStep.Position.LEDGER)
class LedgerStep implements DialectStep {

    private static final Logger log = LoggerFactory.getLogger(LedgerStep.class);

    private final Starts starts;
    private final DispatchLedger ledger;
    private final Outgoing outgoing;

    LedgerStep(Starts starts, DispatchLedger ledger, Outgoing outgoing) {
        this.starts = starts;
        this.ledger = ledger;
        this.outgoing = outgoing;
    }

    @Override
    public Mono<DialectAnswer> handle(DialectRequest request, Next next) {
        if (!Starts.OPERATIONS.contains(request.row().id())) {
            return next.handle(request);
        }
        return starts.of(request)
                .contextWrite(outgoing.as(request.caller(), request.requestId()))
                .flatMap(start -> BlockingBridge.call(() -> ledger.requested(start.entry()))
                        .flatMap(attempt -> send(attempt, start, next)))
                .cache();
    }

    private Mono<DialectAnswer> send(DispatchTry attempt, Start start, Next next) {
        return next.handle(start.sent())
                .onErrorResume(failure -> enter(attempt, Outcomes.of(failure)).then(Mono.error(failure)))
                .flatMap(answer -> enter(attempt, Outcomes.of(start, answer))
                        .thenReturn(start.naming().given(answer)));
    }

    private Mono<Void> enter(DispatchTry attempt, DispatchOutcome outcome) {
        return BlockingBridge.call(() -> settled(attempt, outcome)).then().onErrorResume(failure -> {
            log.warn(
                    "The dispatch {} stays undecided: {}",
                    attempt.id(),
                    failure.getClass().getSimpleName());
            return Mono.empty();
        });
    }

    private DispatchTry settled(DispatchTry attempt, DispatchOutcome outcome) {
        ledger.settle(attempt, outcome);
        return attempt;
    }
}
