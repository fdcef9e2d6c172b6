package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.Step.Next;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;

/** An admitted call: whatever becomes of it, its place is given back once, with what it taught. */
final class Pass {

    private final Turnstile turnstile;
    private final Permit permit;
    private final Lessons lessons;
    private final AtomicBoolean returned = new AtomicBoolean();

    /**
     * What calls teach this replica.
     *
     * @param reader of answers
     * @param resources that operations spend
     * @param metrics of the gate
     * @param clock ours
     */
    record Lessons(AnswerReader reader, Resources resources, AdmissionMetrics metrics, Clock clock) {}

    Pass(Turnstile turnstile, Permit permit, Lessons lessons) {
        this.turnstile = turnstile;
        this.permit = permit;
        this.lessons = lessons;
    }

    Mono<Answer> ask(Call call, Next next) {
        return Mono.defer(() -> next.send(call))
                .flatMap(answer -> learn(call, answer))
                .doOnError(failure -> giveBack(Report.of(failure)))
                .doFinally(end -> giveBack(Report.LOST));
    }

    private Mono<Answer> learn(Call call, Answer answer) {
        Report report = lessons.reader.read(answer, lessons.clock.instant());
        lessons.resources.learn(call.operation(), report.quota());
        Refusal refusal = report.refusal();
        if (refusal == null) {
            giveBack(report);
            return Mono.just(answer);
        }
        // Whoever leaves at this moment has given the place back; the refusal is told all the same.
        Permit told = returned.compareAndSet(false, true) ? permit : permit.spent();
        lessons.metrics.limited(call.identity().name(), refusal.obstacle());
        return turnstile
                .settleRefusal(told, report)
                .flatMap(wait -> Mono.error(refusal.obstacle().refusal(wait)));
    }

    private void giveBack(Report report) {
        if (returned.compareAndSet(false, true)) {
            turnstile.settle(permit, report);
        }
    }
}
