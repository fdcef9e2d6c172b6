package io.actionsgateway.stream;

import io.actionsgateway.run.RunEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Signals of this replica's own commits. */
@Component
class LocalSignals implements RunSignals {

    private final Sinks.Many<Long> changed = Sinks.many().multicast().directBestEffort();

    @TransactionalEventListener
    void on(RunEvent.Transitioned event) {
        synchronized (changed) {
            changed.tryEmitNext(event.key().runId());
        }
    }

    @Override
    public Flux<Long> of(long runId) {
        return changed.asFlux().filter(changed -> changed == runId).onBackpressureLatest();
    }
}
