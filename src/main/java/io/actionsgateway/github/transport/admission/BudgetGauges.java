package io.actionsgateway.github.transport.admission;

import io.actionsgateway.github.transport.admission.Round.Outcome;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is left of GitHub's hourly budgets, by configured credential: of its accounts the one with the least, as this
 * replica last saw it. No value while nothing is known. Thread-safe.
 */
final class BudgetGauges {

    private static final int MOST_ACCOUNTS = 1_000;
    private static final int MOST_CREDENTIALS = 100;

    private record Key(String credential, String account, String resource) {}

    private record Level(int limit, int remaining, Instant resetAt) {
        double part() {
            return limit == 0 ? 0 : remaining / (double) limit;
        }
    }

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<Key, Level> levels = new ConcurrentHashMap<>();
    private final Set<String> credentials = ConcurrentHashMap.newKeySet();

    BudgetGauges(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void learned(String credential, String account, Outcome outcome) {
        outcome.account()
                .budgets()
                .forEach((resource, budget) -> learned(new Key(credential, account, resource), budget, outcome.now()));
    }

    private void learned(Key key, Budget budget, Instant storeNow) {
        if (levels.size() >= MOST_ACCOUNTS) {
            levels.values().removeIf(this::past);
        }
        if (!budget.known(storeNow) || budget.resetAt() == null) {
            levels.remove(key);
        } else if (levels.size() < MOST_ACCOUNTS || levels.containsKey(key)) {
            Instant resetAt = clock.instant().plus(Duration.between(storeNow, budget.resetAt()));
            levels.put(key, new Level(budget.limit(), budget.remaining(), resetAt));
        }
        if (credentials.size() < MOST_CREDENTIALS && credentials.add(key.credential)) {
            register(key.credential);
        }
    }

    private void register(String credential) {
        gauge(
                "actions.github.budget.remaining",
                "Calls that are left of GitHub's hour",
                null,
                credential,
                Level::remaining);
        gauge("actions.github.budget.limit", "Calls that GitHub allows in an hour", null, credential, Level::limit);
        gauge(
                "actions.github.budget.reset",
                "Until GitHub's hour begins anew",
                "seconds",
                credential,
                this::secondsLeft);
    }

    private void gauge(
            String name, String description, @Nullable String unit, String credential, ToDoubleFunction<Level> value) {
        Gauge.builder(
                        name,
                        this,
                        gauges -> gauges.lowest(credential)
                                .map(value::applyAsDouble)
                                .orElse(Double.NaN))
                .description(description)
                .baseUnit(unit)
                .tag("credential", credential)
                .register(registry);
    }

    private Optional<Level> lowest(String credential) {
        return levels.entrySet().stream()
                .filter(entry -> entry.getKey().credential.equals(credential) && !past(entry.getValue()))
                .map(Map.Entry::getValue)
                .min(Comparator.comparingDouble(Level::part));
    }

    private double secondsLeft(Level level) {
        return Duration.between(clock.instant(), level.resetAt).toMillis() / 1000.0;
    }

    private boolean past(Level level) {
        return !clock.instant().isBefore(level.resetAt);
    }
}
