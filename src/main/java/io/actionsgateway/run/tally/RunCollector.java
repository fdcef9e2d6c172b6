package io.actionsgateway.run.tally;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Shows the last census to Prometheus. Not through Micrometer, whose counters and histograms belong to one process: these
 * are the database's, do not go back when a replica starts, and are the same on all of them. Reads memory only.
 */
@Component
class RunCollector implements MultiCollector {

    private final RunTally tally;
    private final LastHeard freshness;
    private final Clock clock;

    RunCollector(RunTally tally, LastHeard freshness, Clock clock, ObjectProvider<PrometheusRegistry> prometheus) {
        this.tally = tally;
        this.freshness = freshness;
        this.clock = clock;
        prometheus.ifAvailable(registry -> registry.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        return tally.census().map(this::shown).orElseGet(MetricSnapshots::of);
    }

    private MetricSnapshots shown(Census census) {
        Instant now = clock.instant();
        Places places = tally.places(census.ended());
        Map<String, Instant> heard = freshness.newest(places);
        return new MetricSnapshots(Shown.of(census, places, heard, now));
    }
}
