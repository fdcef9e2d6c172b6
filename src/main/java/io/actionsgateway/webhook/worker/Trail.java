package io.actionsgateway.webhook.worker;

import io.actionsgateway.platform.trace.Spans;
import io.actionsgateway.webhook.event.EventType;
import io.actionsgateway.webhook.inbox.Claimed;
import io.actionsgateway.webhook.inbox.Finished;
import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.Kind;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The spans of deliveries that are processed together, each in the trace of its own arrival; holds none while tracing is
 * off. One that is alone is its thread's current span. Used by one thread.
 */
final class Trail implements AutoCloseable {

    private final Spans spans;
    private final IdentityHashMap<Claimed, Observation> under = new IdentityHashMap<>();
    private final Observation.@Nullable Scope scope;

    Trail(Spans spans, List<Claimed> claimed) {
        this.spans = spans;
        if (spans.on()) {
            claimed.forEach(one -> under.put(one, begun(one)));
        }
        this.scope = under.size() == 1 ? under.values().iterator().next().openScope() : null;
    }

    private Observation begun(Claimed one) {
        return spans.continued("webhook process", Kind.CONSUMER, one.traceparent())
                .lowCardinalityKeyValue("event", EventType.label(one.event()))
                .lowCardinalityKeyValue("try", Integer.toString(one.attempt()))
                .start();
    }

    /** The span of a delivery, for what is known by it. */
    @Nullable
    String traceparent(Claimed one) {
        Observation span = under.get(one);
        return span == null ? null : Spans.traceparent(span);
    }

    /** Takes what all of them say to the state: a part of each. */
    void observing(IntSupplier work) {
        List<Observation> parts = under.values().stream()
                .map(whole -> spans.part("run observe").parentObservation(whole).start())
                .toList();
        try {
            int fresh = work.getAsInt();
            parts.forEach(part -> part.lowCardinalityKeyValue("news", Integer.toString(fresh)));
        } catch (RuntimeException failure) {
            parts.forEach(part -> Spans.failed(part, failure));
            throw failure;
        } finally {
            parts.forEach(Observation::stop);
        }
    }

    /** Says what became of a delivery; what is measured meanwhile can be traced to it. */
    void ended(Finished finished, Runnable measure) {
        Observation span = under.get(finished.claimed());
        if (span == null) {
            measure.run();
        } else {
            span.lowCardinalityKeyValue("outcome", finished.state().name().toLowerCase(Locale.ROOT));
            span.scoped(measure);
        }
    }

    void failed(RuntimeException failure) {
        under.values().forEach(span -> Spans.failed(span, failure));
    }

    @Override
    public void close() {
        if (scope != null) {
            scope.close();
        }
        under.values().forEach(Observation::stop);
    }
}
