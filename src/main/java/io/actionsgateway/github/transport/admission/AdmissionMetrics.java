package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.BudgetClass;
import io.actionsgateway.github.transport.GitHubException.RateLimited;
import io.actionsgateway.github.transport.GitHubException.SecondaryLimited;
import io.actionsgateway.github.transport.admission.Round.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Counts what happens at the gate; see {@link BudgetGauges} for what is left. */
@Component
class AdmissionMetrics {

    private final MeterRegistry registry;
    private final Clock clock;
    private final BudgetGauges gauges;

    AdmissionMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.gauges = new BudgetGauges(registry, clock);
    }

    /** Measures the wait of one who asks for admission. */
    <T> Mono<T> timed(BudgetClass budgetClass, Mono<T> admission) {
        return Mono.defer(() -> {
            long start = clock.millis();
            AtomicBoolean over = new AtomicBoolean();
            return admission
                    .doOnSuccess(granted -> {
                        over.set(true);
                        waited(budgetClass, "granted", start);
                    })
                    .doOnError(failure -> {
                        String reason = reason(failure);
                        waited(budgetClass, reason.isEmpty() ? "failed" : "refused", start);
                        refused(budgetClass, reason.isEmpty() ? "store" : reason);
                    })
                    .doOnCancel(() -> {
                        if (!over.get()) {
                            waited(budgetClass, "cancelled", start);
                        }
                    });
        });
    }

    /** Counts a refusal that came from GitHub. */
    void limited(String credential, Obstacle obstacle) {
        count(
                "actions.github.admission.limited",
                "Refusals of GitHub's own: the hour is spent, or we are too fast",
                "credential",
                credential,
                "reason",
                obstacle.label());
    }

    void learned(String credential, String account, Outcome outcome) {
        gauges.learned(credential, account, outcome);
    }

    private void waited(BudgetClass budgetClass, String outcome, long start) {
        Timer.builder("actions.github.admission.wait")
                .description("Waiting for a place among the calls to GitHub")
                .tags("class", label(budgetClass), "outcome", outcome)
                .register(registry)
                .record(Duration.ofMillis(clock.millis() - start));
    }

    private void refused(BudgetClass budgetClass, String reason) {
        count(
                "actions.github.admission.refused",
                "Calls refused before anything was sent",
                "class",
                label(budgetClass),
                "reason",
                reason);
    }

    private void count(String name, String description, String... labels) {
        Counter.builder(name)
                .description(description)
                .tags(labels)
                .register(registry)
                .increment();
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case RateLimited limited -> label(limited.reason());
            case SecondaryLimited limited -> Obstacle.SECONDARY.label();
            default -> "";
        };
    }

    private static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
