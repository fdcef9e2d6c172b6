package io.actionsgateway.github.transport.witness;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Step;
import io.actionsgateway.github.transport.Witness;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the caller's witness of each write; one that the witness does not let go is not sent. */
@Component
@Order(Step.Position.WITNESS)
final class WitnessStep implements Step {

    @Override
    public Mono<Answer> handle(Call call, Next next) {
        if (!call.operation().writes()) {
            return next.send(call);
        }
        return Mono.deferContextual(context -> Witness.in(context)
                .map(witness -> witnessed(witness, call, next))
                .orElseGet(() -> next.send(call)));
    }

    private static Mono<Answer> witnessed(Witness witness, Call call, Next next) {
        Departures departures = new Departures();
        AtomicBoolean told = new AtomicBoolean();
        return witness.before(call)
                .then(Mono.defer(() -> next.send(call)))
                .doOnSuccess(answer -> tell(told, witness, call, departures.answered(answer)))
                .doOnError(failure -> tell(told, witness, call, departures.failed(failure)))
                .doOnCancel(() -> tell(told, witness, call, departures.cancelled()))
                .contextWrite(departures::in);
    }

    /** Once: a caller may leave after he has had the answer. */
    private static void tell(AtomicBoolean told, Witness witness, Call call, Witness.Ending ending) {
        if (told.compareAndSet(false, true)) {
            witness.after(call, ending);
        }
    }
}
