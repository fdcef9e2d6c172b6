package io.actionsgateway.run.tally;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/** Puts a census into Prometheus' words. */
final class Shown {

    private static final double[] UPPER = DoubleStream.concat(
                    DoubleStream.of(Buckets.BOUNDS), DoubleStream.of(Double.POSITIVE_INFINITY))
            .toArray();

    private Shown() {}

    static List<MetricSnapshot> of(Census census, Places places, Map<String, Instant> heard, Instant now) {
        List<MetricSnapshot> all = new ArrayList<>();
        all.add(ended("actions_run_completed", "Attempts of runs that ended, ever", Kind.RUN, census));
        all.add(ended("actions_run_job_completed", "Jobs that ended, ever", Kind.JOB, census));
        all.add(histogram(
                "actions_run_duration_seconds",
                "From an attempt's start to its end",
                Kind.RUN,
                census,
                Tally::duration));
        all.add(histogram(
                "actions_run_job_duration_seconds",
                "From a job's start to its end",
                Kind.JOB,
                census,
                Tally::duration));
        all.add(histogram(
                "actions_run_job_queue_seconds", "From a job's creation to its start", Kind.JOB, census, Tally::queue));
        all.add(open("actions_run_open", "Runs that have not ended", Kind.RUN, census, places));
        all.add(open("actions_run_job_open", "Jobs that have not ended", Kind.JOB, census, places));
        all.add(freshness(heard, now));
        all.add(gauge(
                "actions_run_census_age_seconds",
                "Since the metrics about runs and jobs were read from the database",
                seconds(census.readAt(), now)));
        all.add(gauge(
                "actions_database_size_bytes", "What the database takes of its disk", (double) census.databaseBytes()));
        return all;
    }

    private static CounterSnapshot ended(String name, String help, Kind kind, Census census) {
        CounterSnapshot.Builder counter = CounterSnapshot.builder().name(name).help(help);
        census.ended().forEach((key, tally) -> {
            if (key.kind() == kind) {
                counter.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                        .labels(labels(key.place())
                                .merge(Labels.of("conclusion", key.conclusion(), "attempt", key.attempt())))
                        .value((double) tally.ended())
                        .build());
            }
        });
        return counter.build();
    }

    private static HistogramSnapshot histogram(
            String name, String help, Kind kind, Census census, Function<Tally, Buckets> part) {
        Map<Place, Buckets> sums = new HashMap<>();
        census.ended().forEach((key, tally) -> {
            if (key.kind() == kind && !part.apply(tally).isEmpty()) {
                sums.merge(key.place(), part.apply(tally), Buckets::plus);
            }
        });
        HistogramSnapshot.Builder histogram =
                HistogramSnapshot.builder().name(name).help(help);
        sums.forEach((place, sum) -> histogram.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                .labels(labels(place))
                .classicHistogramBuckets(ClassicHistogramBuckets.of(UPPER, sum.counts()))
                .sum(sum.seconds())
                .build()));
        return histogram.build();
    }

    private static GaugeSnapshot open(String name, String help, Kind kind, Census census, Places places) {
        Map<Labels, Long> sums = new HashMap<>();
        for (Open open : census.open()) {
            if (open.kind() == kind) {
                Labels labels = labels(places.known(open.repository(), open.workflow()))
                        .merge(Labels.of("status", open.status()));
                sums.merge(labels, open.count(), Long::sum);
            }
        }
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(name).help(help);
        sums.forEach((labels, count) -> gauge.dataPoint(point(labels, (double) count)));
        return gauge.build();
    }

    private static GaugeSnapshot gauge(String name, String help, double value) {
        return GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(point(Labels.EMPTY, value))
                .build();
    }

    private static GaugeSnapshot freshness(Map<String, Instant> heard, Instant now) {
        GaugeSnapshot.Builder gauge = GaugeSnapshot.builder()
                .name("actions_run_freshness_seconds")
                .help("Since this replica last heard GitHub speak of the repository");
        heard.forEach(
                (repository, at) -> gauge.dataPoint(point(Labels.of("repository", repository), seconds(at, now))));
        return gauge.build();
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(value)
                .build();
    }

    private static Labels labels(Place place) {
        return Labels.of("repository", place.repository(), "workflow", place.workflow());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
