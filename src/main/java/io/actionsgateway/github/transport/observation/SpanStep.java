package io.actionsgateway.github.transport.observation;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.platform.trace.ConditionalOnTracing;
import io.actionsgateway.platform.trace.Spans;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes a span of every call, as its caller sees it, and in it one of each request that is sent. Nothing of a trace goes
 * out to GitHub.
 */
@Component
@Order(Step.Position.TRACE)
@ConditionalOnTracing
final class SpanStep implements Step {

    private final Spans spans;

    SpanStep(Spans spans) {
        this.spans = spans;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        return spans.around(
                () -> spans.part("github " + call.operation().id()),
                span -> next.send(call).doOnNext(answer -> told(span, Outcome.of(answer))));
    }

    private static void told(Observation span, Outcome outcome) {
        span.lowCardinalityKeyValue("outcome", outcome.name())
                .lowCardinalityKeyValue("status", outcome.status())
                .lowCardinalityKeyValue("cache", outcome.cache());
    }

    /** One request; the call's span notes when it was {@code admitted}, so what lies before it is the wait for that. */
    @Component
    @Order(Step.Position.ADMISSION + 1)
    @ConditionalOnTracing
    static final class Request implements Step {

        private static final Observation.Event ADMITTED = Observation.Event.of("admitted");

        private final Spans spans;

        Request(Spans spans) {
            this.spans = spans;
        }

        @Override
        public Mono<Answer> handle(Call call, Next next) {
            return Mono.deferContextual(context -> {
                context.<Observation>getOrEmpty(ObservationThreadLocalAccessor.KEY)
                        .ifPresent(whole -> whole.event(ADMITTED));
                return spans.around(
                        () -> request(call),
                        span -> next.send(call)
                                .doOnNext(answer ->
                                        span.lowCardinalityKeyValue("status", Integer.toString(answer.status()))));
            });
        }

        private Observation request(Call call) {
            return spans.call("github request")
                    .lowCardinalityKeyValue("operation", call.operation().id())
                    .lowCardinalityKeyValue("method", call.operation().method().name())
                    .lowCardinalityKeyValue("host", call.identity().host().name());
        }
    }
}
