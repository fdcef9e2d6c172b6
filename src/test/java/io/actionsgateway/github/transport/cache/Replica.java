package io.actionsgateway.github.transport.cache;

import io.actionsgateway.ManualTime;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.github.transport.GitHubProperties;
import io.actionsgateway.platform.Waits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** The cache of one replica, put together by hand. */
final class Replica {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration LIMIT = Duration.ofSeconds(10);

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final CacheMemory memory;
    final Flights flights = new Flights();
    final StoreWriter writer;
    final RunEntries runs;
    final CacheStep step;

    Replica(ManualTime time, ResponseStore store, RunKnowledge knowledge) {
        this(time, time, store, knowledge, properties(DataSize.ofMegabytes(1)));
    }

    Replica(Clock clock, Waits waits, ResponseStore store, RunKnowledge knowledge, CacheProperties properties) {
        CacheMetrics metrics = new CacheMetrics(meters);
        GitHubProperties github =
                new GitHubProperties(URI.create("https://api.github.com"), "2022-11-28", "actions-gateway");
        OwnWrites writes = new OwnWrites(properties, clock);
        HostEtags etags = new HostEtags(metrics);
        memory = new CacheMemory(properties, metrics, clock);
        writer = new StoreWriter(store, metrics, properties, clock);
        runs = new RunEntries(memory, flights, new RunDrops(store, metrics, waits, clock));
        DatabaseGuard database = new DatabaseGuard(metrics, properties, waits, clock);
        WriteMarks marks = new WriteMarks(store, database, clock);
        step = new CacheStep(
                new Lookup(memory, store, knowledge, marks, database, github),
                new Freshness(properties, writes, clock),
                flights,
                etags,
                new AnswerIntake(memory, writer, etags, properties),
                writes,
                marks,
                runs,
                metrics,
                properties,
                github,
                clock);
    }

    /** The defaults with another bound for bodies. */
    static CacheProperties properties(DataSize maxBody) {
        CacheProperties usual = new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("actions.github.cache", CacheProperties.class);
        return new CacheProperties(
                true,
                usual.memory(),
                maxBody,
                usual.keep(),
                usual.table(),
                usual.patience(),
                usual.settle(),
                usual.trust());
    }

    Answer get(Call call, FakeGitHub github) {
        return step.handle(call, github).block(LIMIT);
    }

    static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    static String served(Answer answer) {
        return answer.cacheStatus().header().replace("actions-gateway; ", "");
    }

    double count(String meter, String... tags) {
        return meters.find(meter).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
