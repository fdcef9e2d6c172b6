package io.actionsgateway.stream.feed;

import io.actionsgateway.run.RunEvent;
import io.actionsgateway.stream.RunSignals;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Who waits for which run, on this replica. Its own commits tell them at once, the log those of the others. Holds runs that
 * somebody waits for.
 */
@Component
class RunSignalBoard implements RunSignals {

    private final ConcurrentMap<Long, Set<FluxSink<Long>>> waiting = new ConcurrentHashMap<>();

    @Override
    public Flux<Long> of(long runId) {
        return Flux.create(
                sink -> {
                    waiting.compute(runId, (id, there) -> with(there, sink));
                    sink.onDispose(() -> waiting.computeIfPresent(runId, (id, there) -> without(there, sink)));
                },
                FluxSink.OverflowStrategy.LATEST);
    }

    @TransactionalEventListener
    void on(RunEvent.Transitioned event) {
        tell(event.key().runId());
    }

    void tell(long runId) {
        Set<FluxSink<Long>> there = waiting.get(runId);
        if (there != null) {
            there.forEach(sink -> sink.next(runId));
        }
    }

    int runs() {
        return waiting.size();
    }

    private static Set<FluxSink<Long>> with(@Nullable Set<FluxSink<Long>> there, FluxSink<Long> sink) {
        Set<FluxSink<Long>> all = there == null ? ConcurrentHashMap.newKeySet() : there;
        all.add(sink);
        return all;
    }

    private static @Nullable Set<FluxSink<Long>> without(Set<FluxSink<Long>> there, FluxSink<Long> sink) {
        there.remove(sink);
        return there.isEmpty() ? null : there;
    }
}
