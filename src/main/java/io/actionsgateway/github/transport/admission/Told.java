package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.admission.Round.Outcome;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The end of a call on its way to the store. */
final class Told {

    private static final Duration UNKNOWN_WAIT = Duration.ofMinutes(1);

    private final Settlement end;
    private final Instant since;
    private final Sinks.One<Duration> wait = Sinks.one();

    Told(Settlement end, Instant since) {
        this.end = end;
        this.since = since;
    }

    boolean tightens() {
        return end.report().tightens();
    }

    /** As it is to be understood now, by our clock. */
    Settlement at(Instant now) {
        Duration passed = Duration.between(since, now);
        return passed.isPositive() ? new Settlement(end.permit(), end.report().aged(passed)) : end;
    }

    /** How long nothing is to be asked, once the store has it; a guess when it does not take it. */
    Mono<Duration> heard() {
        return wait.asMono();
    }

    void played(Outcome outcome) {
        Refusal refusal = end.report().refusal();
        if (refusal != null) {
            Gate gate = outcome.account().gate();
            Duration closed = gate.closed(outcome.now()) && gate.closedUntil() != null
                    ? Duration.between(outcome.now(), gate.closedUntil())
                    : Duration.ZERO;
            wait.tryEmitValue(longer(closed, refusal.pause() == null ? Duration.ZERO : refusal.pause()));
        }
    }

    /** What to tell again after a failure. */
    Told again() {
        return new Told(new Settlement(end.permit().spent(), end.report()), since);
    }

    void failed() {
        Refusal refusal = end.report().refusal();
        wait.tryEmitValue(refusal == null || refusal.pause() == null ? UNKNOWN_WAIT : refusal.pause());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
