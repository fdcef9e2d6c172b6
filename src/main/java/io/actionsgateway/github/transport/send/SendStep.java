package io.actionsgateway.github.transport.send;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.platform.Waits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The last step: sends the call and follows a repository to its new place, three moves at most. */
@Component
@Order(Step.Position.SEND)
final class SendStep implements Step {

    private static final int MAX_MOVES = 3;

    private final Wire wire;
    private final HttpLimits limits;
    private final Waits waits;
    private final MeterRegistry meters;

    SendStep(Wire wire, HttpLimits limits, Waits waits, MeterRegistry meters) {
        this.wire = wire;
        this.limits = limits;
        this.waits = waits;
        this.meters = meters;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        return send(call, List.of(call.path()))
                .timeout(waits.deadline(limits.total()), Wire.late("GitHub's whole answer", limits.total()));
    }

    private Mono<Answer> send(Call call, List<String> visited) {
        return measured(call)
                .flatMap(answer -> Move.asked(call, answer) ? follow(call, answer, visited) : Mono.just(answer));
    }

    private Mono<Answer> follow(Call call, Answer answer, List<String> visited) {
        String redirect = "A redirect of " + call.operation().id();
        return Move.target(call, answer)
                .map(moved -> {
                    if (!call.follows()) {
                        return Mono.just(answer);
                    }
                    if (visited.size() > MAX_MOVES || visited.contains(moved.path())) {
                        return refused(redirect + " that goes on and on");
                    }
                    return send(
                            moved,
                            Stream.concat(visited.stream(), Stream.of(moved.path()))
                                    .toList());
                })
                .orElseGet(() -> refused(redirect + " to a place that is not a repository of the same API"));
    }

    private Mono<Answer> measured(Call call) {
        return Mono.defer(() -> {
            AtomicReference<Timer.@Nullable Sample> sample = new AtomicReference<>(Timer.start(meters));
            return wire.exchange(call)
                    .doOnNext(answer -> stop(sample, call, String.valueOf(answer.status())))
                    .doOnError(failure -> stop(sample, call, failure.getClass().getSimpleName()))
                    .doOnCancel(() -> stop(sample, call, "cancelled"));
        });
    }

    /** Once: a caller may leave after he has had the answer. */
    private void stop(AtomicReference<Timer.@Nullable Sample> running, Call call, String status) {
        Timer.Sample sample = running.getAndSet(null);
        if (sample == null) {
            return;
        }
        sample.stop(Timer.builder("actions.github.http")
                .description("Requests that were sent to GitHub, each try by itself")
                .tag("operation", call.operation().id())
                .tag("host", call.identity().host().name())
                .tag("status", status)
                .register(meters));
    }

    /** It has been sent: nothing may be concluded about what GitHub did. */
    private static Mono<Answer> refused(String what) {
        return Mono.error(() -> new GitHubException.TransportError(what + ": refused.", true, null));
    }
}
