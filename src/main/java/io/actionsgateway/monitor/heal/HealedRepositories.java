package io.actionsgateway.monitor.heal;

import io.actionsgateway.github.InstallationService;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Caller;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import io.actionsgateway.run.RunStandings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Which repositories are compared: those with runs, those configured, and those of the App's installations. */
@Component
class HealedRepositories {

    private static final Logger log = LoggerFactory.getLogger(HealedRepositories.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final RunStandings standings;
    private final InstallationService installations;
    private final HealProperties properties;
    private final Clock clock;
    private List<RepositoryName> installed = List.of();
    private Instant askedAt = Instant.EPOCH;
    private boolean noApp;

    HealedRepositories(
            RunStandings standings, InstallationService installations, HealProperties properties, Clock clock) {
        this.standings = standings;
        this.installations = installations;
        this.properties = properties;
        this.clock = clock;
    }

    /** Each once, whatever its case. For one thread. */
    Collection<RepositoryName> all() {
        Map<String, RepositoryName> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        List<String> names = new ArrayList<>(standings.repositories());
        names.addAll(properties.repositories());
        names.forEach(name -> all.putIfAbsent(name, RepositoryName.parse(name)));
        installed().forEach(name -> all.putIfAbsent(name.toString(), name));
        return all.values();
    }

    private List<RepositoryName> installed() {
        if (properties.installations() && !noApp && askedAt.plus(KEPT).isBefore(clock.instant())) {
            askedAt = clock.instant();
            try {
                installed = Objects.requireNonNull(BlockingBridge.await(
                        installations.repositories().collectList().contextWrite(Caller.SERVICE), LONGEST));
            } catch (GitHubException.Unauthorized none) {
                log.debug("No App is configured", none);
                noApp = true;
            } catch (GitHubException failure) {
                log.warn("The repositories of the App's installations are not known: {}", failure.getMessage());
            }
        }
        return installed;
    }
}
