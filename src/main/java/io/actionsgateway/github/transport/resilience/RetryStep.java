package io.actionsgateway.github.transport.resilience;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Operation;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.platform.Waits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Tries again what may be repeated: server errors, timeouts and broken connections of everything but plain writes, and
 * plain writes only when they surely were not sent. Never pauses beyond the caller's patience, never beyond the budget.
 * A server error that remains becomes {@link GitHubException.ServiceUnavailable}.
 */
@Component
@Order(Step.Position.RETRY)
final class RetryStep implements Step {

    private final ResilienceProperties.Retry limits;
    private final Backoff backoff;
    private final PerHost<RetryBudget> budgets;
    private final Clock clock;
    private final Waits waits;
    private final MeterRegistry meters;

    @Autowired
    RetryStep(ResilienceProperties properties, Clock clock, Waits waits, MeterRegistry meters) {
        this(properties, clock, waits, meters, () -> ThreadLocalRandom.current().nextDouble());
    }

    RetryStep(ResilienceProperties properties, Clock clock, Waits waits, MeterRegistry meters, DoubleSupplier random) {
        this.limits = properties.retry();
        this.backoff = new Backoff(limits, random);
        this.budgets = new PerHost<>(_ -> new RetryBudget(limits));
        this.clock = clock;
        this.waits = waits;
        this.meters = meters;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        return Mono.defer(() -> {
                    budgets.of(call.identity().host()).deposit();
                    return attempt(
                            call, next, 1, clock.instant().plus(call.caller().patience()));
                })
                .onErrorMap(ServerError.class, ServerError::forCaller);
    }

    private Mono<Answer> attempt(Call call, Next next, int tries, Instant end) {
        Mono<Answer> once = Mono.defer(() -> next.send(call))
                .flatMap(answer -> Unwell.isServerError(answer.status())
                        ? Mono.error(new ServerError(answer))
                        : Mono.just(answer));
        if (tries >= limits.maxTries()) {
            return once;
        }
        return once.onErrorResume(failure -> repeatable(call, failure), failure -> {
            Duration pause = pause(tries, failure);
            boolean inTime = clock.instant().plus(pause).isBefore(end);
            if (!inTime || !budgets.of(call.identity().host()).withdraw()) {
                return Mono.error(failure);
            }
            count(call, failure);
            return waits.pause(pause).then(Mono.defer(() -> attempt(call, next, tries + 1, end)));
        });
    }

    private Duration pause(int tries, Throwable failure) {
        Duration usual = backoff.after(tries);
        Duration asked = failure instanceof ServerError error ? error.retryAfter(clock.instant()) : Duration.ZERO;
        return usual.compareTo(asked) < 0 ? asked : usual;
    }

    private static boolean repeatable(Call call, Throwable failure) {
        if (call.operation().kind() == Operation.Kind.WRITE) {
            return Unwell.isSign(failure) && failure instanceof GitHubException.TransportError error && !error.sent();
        }
        return failure instanceof ServerError || Unwell.isSign(failure);
    }

    private void count(Call call, Throwable failure) {
        Counter.builder("actions.github.retries")
                .description("Tries beyond the first")
                .tag("operation", call.operation().id())
                .tag("reason", reason(failure))
                .register(meters)
                .increment();
    }

    private static String reason(Throwable failure) {
        return failure instanceof ServerError error
                ? String.valueOf(error.status())
                : failure.getClass().getSimpleName();
    }
}
