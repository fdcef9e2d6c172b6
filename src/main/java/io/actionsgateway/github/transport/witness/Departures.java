package io.actionsgateway.github.transport.witness;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.github.transport.Witness.Ending;
import io.actionsgateway.github.transport.Witness.State;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The tries of one write: how many have left of which nobody knows whether GitHub acted, and what it said last. Travels in
 * the Reactor context of the call; thread-safe.
 */
final class Departures {

    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Answer last;

    Context in(Context context) {
        return context.put(Departures.class, this);
    }

    /** Ended by an answer, or by {@code null} when there was none. */
    Ending answered(@Nullable Answer answer) {
        last = answer == null ? last : answer;
        return ending(null);
    }

    Ending failed(Throwable failure) {
        return ending(failure.getClass().getSimpleName());
    }

    Ending cancelled() {
        return ending("Cancelled");
    }

    private Ending ending(@Nullable String failure) {
        Answer said = last;
        if (said == null) {
            return new Ending(open.get() > 0 ? State.UNKNOWN : State.FAILED, null, null, failure);
        }
        return new Ending(
                state(said), said.status(), said.header("x-github-request-id").orElse(null), failure);
    }

    private State state(Answer said) {
        if (said.status() < FIRST_REFUSAL) {
            return State.DONE;
        }
        return open.get() > 0 ? State.UNKNOWN : State.REFUSED;
    }

    private void left() {
        open.incrementAndGet();
    }

    private void came(Answer answer) {
        last = answer;
        if (answer.status() < FIRST_SERVER_ERROR) {
            open.decrementAndGet();
        }
    }

    private void came(Throwable failure) {
        if (failure instanceof GitHubException.TransportError error && !error.sent()) {
            open.decrementAndGet();
        }
    }

    /** Counts the tries, next to the wire. */
    @Component
    @Order(Step.Position.SEND - 1)
    static final class Counter implements Step {

        @Override
        public Mono<Answer> handle(Call call, Next next) {
            return Mono.deferContextual(context -> context.<Departures>getOrEmpty(Departures.class)
                    .map(departures -> counted(departures, call, next))
                    .orElseGet(() -> next.send(call)));
        }

        private static Mono<Answer> counted(Departures departures, Call call, Next next) {
            departures.left();
            return next.send(call).doOnNext(departures::came).doOnError(departures::came);
        }
    }
}
