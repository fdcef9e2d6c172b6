package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.github.transport.Respite;
import io.actionsgateway.platform.duty.Duty;
import io.actionsgateway.platform.duty.Tenure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Compares each repository that was not compared for an interval: at once after the service was down. When GitHub's limit
 * is reached it stops, and goes on once the limit has passed. One replica does it for all.
 */
@Component
class RunHealer implements Duty {

    private static final Logger log = LoggerFactory.getLogger(RunHealer.class);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);
    private static final Duration LONGEST_RESPITE = Duration.ofMinutes(15);
    private static final int MOST_GONE = 100_000;

    private final HealedRepositories repositories;
    private final Pass pass;
    private final HealTable table;
    private final HealMetrics metrics;
    private final HealProperties properties;
    private final Clock clock;
    private final Map<RepositoryName, Instant> failed = new HashMap<>();
    private final Set<Long> gone = new HashSet<>();

    RunHealer(
            HealedRepositories repositories,
            Pass pass,
            HealTable table,
            HealMetrics metrics,
            HealProperties properties,
            Clock clock) {
        this.repositories = repositories;
        this.pass = pass;
        this.table = table;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "run-heal";
    }

    @Override
    public Duration turn(Tenure tenure) {
        if (properties.enabled()) {
            if (gone.size() > MOST_GONE) {
                gone.clear();
            }
            for (RepositoryName repository : repositories.all()) {
                Optional<Duration> respite = isDue(repository) ? compare(repository, tenure) : Optional.empty();
                if (respite.isPresent() || !tenure.holds()) {
                    return respite.filter(pause -> pause.compareTo(LONGEST_RESPITE) < 0)
                            .orElse(LONGEST_RESPITE);
                }
            }
        }
        return properties.interval().compareTo(LONGEST_TURN) < 0 ? properties.interval() : LONGEST_TURN;
    }

    private boolean isDue(RepositoryName repository) {
        Instant now = clock.instant();
        Instant last = failed.get(repository);
        if (last != null && last.plus(properties.interval()).isAfter(now)) {
            return false;
        }
        return table.of(repository.toString())
                .filter(healed -> healed.until().plus(properties.interval()).isAfter(now))
                .isEmpty();
    }

    /** Compares one; how long GitHub is to be left alone, if it is. */
    private Optional<Duration> compare(RepositoryName repository, Tenure tenure) {
        Requests requests = new Requests();
        try {
            pass.over(repository, tenure, requests, gone);
            failed.remove(repository);
            metrics.pass("complete");
            return Optional.empty();
        } catch (GitHubException failure) {
            table.spend(repository.toString(), requests);
            Optional<Duration> respite = Respite.after(failure);
            metrics.pass(respite.isPresent() ? "interrupted" : "failed");
            if (respite.isEmpty()) {
                failed.put(repository, clock.instant());
            }
            log.warn("{} is compared with GitHub later: {}", repository, failure.getMessage());
            return respite;
        }
    }
}
