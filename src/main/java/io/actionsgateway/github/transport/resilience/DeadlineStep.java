package io.actionsgateway.github.transport.resilience;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.platform.Waits;
import java.time.Duration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Ends a call, whatever it waits for, when its caller's patience ends. */
@Component
@Order(Step.Position.DEADLINE)
final class DeadlineStep implements Step {

    private final Waits waits;

    DeadlineStep(Waits waits) {
        this.waits = waits;
    }

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        Duration patience = call.caller().patience();
        return next.send(call)
                .timeout(
                        waits.deadline(patience),
                        Mono.error(() -> new GitHubException.Timeout(
                                "The answer to " + call.operation().id(), patience)));
    }
}
