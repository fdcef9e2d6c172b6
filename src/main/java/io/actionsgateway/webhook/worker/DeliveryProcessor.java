package io.actionsgateway.webhook.worker;

import io.actionsgateway.platform.trace.Spans;
import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.webhook.WebhookProperties;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import io.actionsgateway.webhook.event.Understanding;
import io.actionsgateway.webhook.inbox.Claimed;
import io.actionsgateway.webhook.inbox.Claims;
import io.actionsgateway.webhook.inbox.DeliveryMetrics;
import io.actionsgateway.webhook.inbox.Finished;
import io.actionsgateway.webhook.inbox.Finished.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one claim's deliveries through. They share a transaction; if that fails, each gets one of its own, so that one
 * that never works holds up nobody.
 */
@Component
class DeliveryProcessor {

    private static final Logger log = LoggerFactory.getLogger(DeliveryProcessor.class);
    private static final int MAX_REASON = 500;

    private final Claims claims;
    private final PayloadInterpreter interpreter;
    private final RunTracker tracker;
    private final Doubts doubts;
    private final TransactionTemplate transaction;
    private final DeliveryMetrics metrics;
    private final Spans spans;
    private final WebhookProperties.Workers limits;

    DeliveryProcessor(
            Claims claims,
            PayloadInterpreter interpreter,
            RunTracker tracker,
            Doubts doubts,
            TransactionTemplate transaction,
            DeliveryMetrics metrics,
            Spans spans,
            WebhookProperties properties) {
        this.claims = claims;
        this.interpreter = interpreter;
        this.tracker = tracker;
        this.doubts = doubts;
        this.transaction = transaction;
        this.metrics = metrics;
        this.spans = spans;
        this.limits = properties.workers();
    }

    /**
     * Claims and processes what is due.
     *
     * @return how many deliveries were claimed
     */
    int processDue() {
        List<Claimed> claimed = claims.claim();
        if (!claimed.isEmpty()) {
            try {
                process(claimed);
            } catch (RuntimeException together) {
                log.debug("A claim of {} failed as a whole and is taken one by one", claimed.size(), together);
                claimed.forEach(this::processAlone);
            }
        }
        return claimed.size();
    }

    private void process(List<Claimed> claimed) {
        try (Trail trail = new Trail(spans, claimed)) {
            try {
                process(claimed, trail);
            } catch (RuntimeException failure) {
                trail.failed(failure);
                throw failure;
            }
        }
    }

    private void process(List<Claimed> claimed, Trail trail) {
        List<Outcome> outcomes = claimed.stream()
                .map(one -> outcome(one).heardIn(trail.traceparent(one)))
                .toList();
        List<RunObservation> observations =
                outcomes.stream().flatMap(one -> one.observations().stream()).toList();
        transaction.executeWithoutResult(status -> {
            trail.observing(() -> tracker.observe(observations));
            doubts.tell(outcomes.stream().flatMap(one -> one.doubted().stream()));
            claims.finish(outcomes.stream().map(Outcome::finished).toList());
        });
        outcomes.forEach(one -> trail.ended(one.finished(), () -> metrics.finished(one.finished())));
    }

    private void processAlone(Claimed one) {
        try {
            process(List.of(one));
        } catch (RuntimeException failure) {
            fail(one, failure);
        }
    }

    private void fail(Claimed one, RuntimeException failure) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        String reason = shortened(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        if (one.attempt() >= limits.maxAttempts()) {
            log.error("Delivery {} is parked after {} tries: {}", one.id(), one.attempt(), reason);
            Finished parked = new Finished(one, State.PARKED, null, reason);
            claims.finish(List.of(parked));
            metrics.finished(parked);
        } else {
            Duration delay = limits.retryDelay().multipliedBy(1L << Math.min(one.attempt() - 1, 16));
            log.warn("Delivery {} failed and is tried again in {}: {}", one.id(), delay, reason);
            claims.retry(one, delay, reason);
            metrics.retried(one);
        }
    }

    private Outcome outcome(Claimed one) {
        if (one.attempt() > limits.maxAttempts()) {
            return Outcome.of(
                    one, State.PARKED, null, "its workers died or timed out " + limits.maxAttempts() + " times");
        }
        if (one.bodyBytes() > limits.maxRead().toBytes()) {
            return Outcome.of(
                    one,
                    State.QUARANTINED,
                    null,
                    "the body has more than " + limits.maxRead().toKilobytes() + " kB, which is more than is read");
        }
        Understanding understanding =
                interpreter.interpret(one.id(), one.event(), one.body(), one.formEncoded(), one.fingerprint());
        return switch (understanding) {
            case Understanding.Foreign foreign ->
                Outcome.of(one, State.IGNORED, foreign.action(), "not an event that concerns Actions");
            case Understanding.Unusable unusable ->
                Outcome.of(one, State.QUARANTINED, unusable.action(), unusable.reason());
            case Understanding.Understood understood -> outcome(one, understood);
        };
    }

    /**
     * GitHub repeats a GUID when it delivers again, so a known body under another GUID may be somebody's replay. It is not
     * believed; GitHub is asked instead.
     */
    private static Outcome outcome(Claimed one, Understanding.Understood understood) {
        if (one.replayed()) {
            String reason = "the same body was delivered before under another GUID";
            return new Outcome(
                    new Finished(one, State.REPLAYED, understood.action(), reason),
                    List.of(),
                    understood.observations());
        }
        if (one.cameBefore()) {
            return Outcome.of(
                    one, State.IGNORED, understood.action(), "pulled from GitHub's log and sent: took the first");
        }
        Finished finished = new Finished(one, State.PROCESSED, understood.action(), null);
        return new Outcome(finished, understood.observations(), List.of());
    }

    private static String shortened(String reason) {
        String printable = reason.replace('\u0000', ' ');
        return printable.length() <= MAX_REASON ? printable : printable.substring(0, MAX_REASON);
    }

    private record Outcome(Finished finished, List<RunObservation> observations, List<RunObservation> doubted) {
        static Outcome of(Claimed one, State state, @Nullable String action, String reason) {
            return new Outcome(new Finished(one, state, action, reason), List.of(), List.of());
        }

        Outcome heardIn(@Nullable String span) {
            return span == null
                    ? this
                    : new Outcome(
                            finished,
                            observations.stream()
                                    .map(said -> said.heardIn(span))
                                    .toList(),
                            doubted);
        }
    }
}
