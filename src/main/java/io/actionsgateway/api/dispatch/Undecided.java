package io.actionsgateway.api.dispatch;

import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.run.dispatch.DispatchLedger;
import io.actionsgateway.run.dispatch.DispatchView;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Waits until it is known what came of a dispatch, whichever replica finds it out. Thread-safe; never blocks. */
@Component
public class Undecided {

    private final DispatchLedger ledger;
    private final AnswerProperties properties;
    private final Waits waits;

    Undecided(DispatchLedger ledger, AnswerProperties properties, Waits waits) {
        this.ledger = ledger;
        this.properties = properties;
        this.waits = waits;
    }

    /**
     * Waits for the end of an entry's being open.
     *
     * @param entry as it was
     * @param patience longest wait
     * @return as it is then, or still undecided when the time is over
     */
    public Mono<DispatchView> until(DispatchView entry, Duration patience) {
        if (entry.state().decided() || !patience.isPositive()) {
            return Mono.just(entry);
        }
        return Mono.defer(
                        () -> BlockingBridge.call(() -> ledger.find(entry.id()).orElse(entry)))
                .repeatWhen(looks ->
                        looks.concatMap(look -> waits.pause(properties.look()).thenReturn(look)))
                .takeUntilOther(waits.deadline(patience))
                .takeUntil(now -> now.state().decided())
                .last(entry);
    }

    Mono<DispatchView> aMoment(DispatchView entry) {
        return until(entry, properties.answerWithin()).onErrorReturn(entry);
    }
}
