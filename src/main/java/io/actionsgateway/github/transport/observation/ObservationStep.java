package io.actionsgateway.github.transport.observation;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Step;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Times every call as its caller sees it, and logs one line for each; without URL, since a query may be private. */
@Component
@Order(Step.Position.OBSERVATION)
final class ObservationStep implements Step {

    private static final Logger log = LoggerFactory.getLogger(ObservationStep.class);

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final MeterRegistry meters;

    ObservationStep(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        return Mono.defer(() -> {
            Timer.Sample sample = Timer.start(meters);
            HostNote note = new HostNote();
            return next.send(call)
                    .doOnNext(answer -> report(sample, call, note, Outcome.of(answer)))
                    .doOnError(failure -> report(sample, call, note, Outcome.of(failure)))
                    .doOnCancel(() -> report(sample, call, note, Outcome.CANCELLED))
                    .contextWrite(note::in);
        });
    }

    private void report(Timer.Sample sample, Call call, HostNote note, Outcome outcome) {
        if (!note.close()) {
            return;
        }
        String operation = call.operation().id();
        long nanos = sample.stop(Timer.builder("actions.github.requests")
                .description("Calls as their callers see them: waits, retries and cache included")
                .serviceLevelObjectives(BUCKETS)
                .tag("operation", operation)
                .tag("host", note.host())
                .tag("outcome", outcome.name())
                .tag("cache", outcome.cache())
                .register(meters));
        log.atLevel(outcome.level())
                .log(
                        "GitHub call: operation={} host={} outcome={} status={} cache={} request={} caller={}"
                                + " millis={}{}",
                        operation,
                        note.host(),
                        outcome.name(),
                        outcome.status(),
                        outcome.cache(),
                        outcome.requestId(),
                        call.caller().name(),
                        Duration.ofNanos(nanos).toMillis(),
                        outcome.message());
    }
}
