package io.actionsgateway.platform.trace;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tells which piece of work belongs to which trace. Each span is an observation without a meter, not yet started: what it
 * is about is said by {@code lowCardinalityKeyValue}, in words that {@link DiscreetExporter} knows. While tracing is off
 * all of it is {@link Observation#NOOP}, and nothing is done. Thread-safe.
 */
@Component
public final class Spans {

    private static final String HEADER = "traceparent";
    private static final String OUTCOME = "outcome";

    private final ObservationRegistry registry;

    /** A registry beside the framework's, which would make a timer of each span; a thread's current span is one for both. */
    Spans(ObjectProvider<TracingObservationHandler<?>> tracing) {
        List<? extends ObservationHandler<? extends Observation.Context>> handlers =
                tracing.orderedStream().toList();
        if (handlers.isEmpty()) {
            this.registry = ObservationRegistry.NOOP;
        } else {
            this.registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(new FirstMatchingCompositeObservationHandler(handlers));
        }
    }

    /**
     * Whether anybody wants to know.
     *
     * @return false while tracing is off; what only serves spans can then be left out
     */
    public boolean on() {
        return !registry.isNoop();
    }

    /**
     * A part of what is under way here.
     *
     * @param name few in number
     * @return to be started
     */
    public Observation part(String name) {
        return Observation.createNotStarted(name, registry);
    }

    /**
     * A question to somebody else, who is not told of our trace: no header comes of it.
     *
     * @param name few in number
     * @return to be started
     */
    public Observation call(String name) {
        return Observation.createNotStarted(
                name,
                () -> {
                    SenderContext<Object> stranger = new SenderContext<>((_, _, _) -> {}, Kind.CLIENT);
                    stranger.setCarrier(this);
                    return stranger;
                },
                registry);
    }

    /**
     * A request that belongs to its sender's trace, if it names one.
     *
     * @param name few in number
     * @param headers gives the first value of a header
     * @return to be started
     */
    public Observation received(String name, Function<String, @Nullable String> headers) {
        return Observation.createNotStarted(name, () -> context(headers, Kind.SERVER), registry);
    }

    /**
     * What follows from something earlier, wherever that was done.
     *
     * @param name few in number
     * @param kind what it is to the other end
     * @param traceparent the earlier one's; {@code null} begins a trace
     * @return to be started
     */
    public Observation continued(String name, Kind kind, @Nullable String traceparent) {
        Function<String, @Nullable String> headers = header -> header.equals(HEADER) ? traceparent : null;
        return Observation.createNotStarted(name, () -> context(headers, kind), registry);
    }

    private static ReceiverContext<Function<String, @Nullable String>> context(
            Function<String, @Nullable String> headers, Kind kind) {
        ReceiverContext<Function<String, @Nullable String>> context = new ReceiverContext<>(Function::apply, kind);
        context.setCarrier(headers);
        return context;
    }

    /**
     * Names a span to whoever goes on with it later.
     *
     * @param span started
     * @return as in W3C's header; {@code null} while tracing is off
     * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">traceparent</a>
     */
    public static @Nullable String traceparent(Observation span) {
        TracingObservationHandler.TracingContext traced =
                span.getContext().get(TracingObservationHandler.TracingContext.class);
        if (traced == null || traced.getSpan() == null) {
            return null;
        }
        TraceContext named = traced.getSpan().context();
        return "00-%s-%s-%s"
                .formatted(named.traceId(), named.spanId(), Boolean.TRUE.equals(named.sampled()) ? "01" : "00");
    }

    /**
     * Does reactive work in a span, as a part of the one in its Reactor context; a failure is its outcome.
     *
     * @param span makes it, once for each subscriber
     * @param work what to do; given the started span
     * @param <T> what comes of it
     * @return the same, and the span has ended before anybody hears of it
     */
    public <T> Mono<T> around(Supplier<Observation> span, Function<Observation, Mono<T>> work) {
        if (!on()) {
            return work.apply(Observation.NOOP);
        }
        return Mono.deferContextual(context -> {
            Observation whole = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
            return Mono.using(
                    () -> span.get().parentObservation(whole).start(),
                    one -> Mono.defer(() -> work.apply(one))
                            .doOnError(failure -> failed(one, failure))
                            .contextWrite(inner -> inner.put(ObservationThreadLocalAccessor.KEY, one)),
                    Observation::stop);
        });
    }

    /**
     * Says that it went wrong.
     *
     * @param span started
     * @param failure only its class is told
     */
    public static void failed(Observation span, Throwable failure) {
        span.lowCardinalityKeyValue(OUTCOME, failure.getClass().getSimpleName()).error(failure);
    }
}
