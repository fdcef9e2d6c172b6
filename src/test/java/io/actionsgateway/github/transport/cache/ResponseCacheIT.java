package io.actionsgateway.github.transport.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.github.model.RepositoryName;
import io.actionsgateway.github.transport.Answer;
import io.actionsgateway.github.transport.Call;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.run.RunObservation;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.run.Story;
import io.actionsgateway.webhook.Payloads;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Replicas share answers through the table; what the tracker hears of a run ends them. */
@ServiceTest
class ResponseCacheIT {

    private static final String CONFIRMED = "fwd=stale; fwd-status=304; stored";

    @Autowired
    private ResponseTable table;

    @Autowired
    private RunKnowledge knowledge;

    @Autowired
    private RunTracker tracker;

    @Autowired
    private PayloadInterpreter interpreter;

    @Autowired
    private CacheStep step;

    @Autowired
    private JdbcClient database;

    @Autowired
    private JsonMapper json;

    private final FakeGitHub github = new FakeGitHub();
    private final FakeCredential credential =
            new FakeCredential("installation/" + Payloads.freshId(), "ghs_c4n4ry_old");

    /** A minute after now, so that what the tracker records now has settled. */
    private final ManualTime later = ManualTime.stepped(Instant.now().plusSeconds(60));

    @Test
    void sharesAnswersBetweenReplicasAndForgetsThemAfterAnEvent() {
        long runId = Payloads.freshId();
        List<RunObservation> events = Story.rerun().observations(interpreter, runId);
        tracker.observe(events.subList(0, 4));
        github.body = body("completed", 1);
        Replica one = replica();
        Replica other = replica();

        assertThat(served(one, Calls.run(runId))).isEqualTo("fwd=uri-miss; fwd-status=200; stored");
        await().until(() -> rows(runId) == 1);
        assertThat(served(other, Calls.run(runId))).isEqualTo("hit");
        assertThat(served(one, Calls.run(runId))).isEqualTo("hit");

        tracker.observe(events.subList(4, events.size()));
        assertThat(served(other, Calls.run(runId))).as("told by its version").isEqualTo(CONFIRMED);
        assertThat(served(one, Calls.run(runId))).isEqualTo(CONFIRMED);
        assertThat(served(one, Calls.run(runId)))
                .as("attempt 1 is not what the events say")
                .isEqualTo(CONFIRMED);
        github.body = body("completed", 2);
        served(one, Calls.run(runId));
        assertThat(served(one, Calls.run(runId))).isEqualTo("hit");
    }

    @Test
    void dropsTheRowsOfARunWhenItsEventCommits() {
        long runId = Payloads.freshId();
        tracker.observe(Story.plain().observations(interpreter, runId).subList(0, 3));
        read(step, Calls.run(runId));
        await().until(() -> rows(runId) == 1);

        tracker.observe(Story.plain().observations(interpreter, runId));

        await().atMost(Duration.ofSeconds(10)).until(() -> rows(runId) == 0);
    }

    @Test
    void knowsWhatTheTrackerKnows() {
        long runId = Payloads.freshId();
        List<RunObservation> events = Story.rerun().observations(interpreter, runId);
        var repository = new RepositoryName("Octo-Org", "hello-world");
        assertThat(knowledge.ofRun(repository, runId)).isEmpty();

        tracker.observe(events.subList(0, 4));
        var first = knowledge.ofRun(repository, runId).orElseThrow();
        assertThat(first.ended()).isTrue();
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(first.status()).isEqualTo("completed");
        assertThat(first.recordedAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());

        tracker.observe(events.subList(4, 7));
        var second = knowledge.ofJob(repository, Story.jobId(runId, 0)).orElseThrow();
        assertThat(second.runId()).isEqualTo(runId);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.ended()).isFalse();
        assertThat(second.version()).isGreaterThan(first.version());

        tracker.observe(events.get(8));
        assertThat(knowledge.ofRun(repository, runId).orElseThrow().ended())
                .as("a job of the attempt still runs")
                .isFalse();
        tracker.observe(events.get(7));
        assertThat(knowledge.ofRun(repository, runId).orElseThrow().ended()).isTrue();
        assertThat(knowledge.ofRun(new RepositoryName("octo-org", "elsewhere"), runId))
                .isEmpty();
        assertThat(knowledge.ofJob(repository, 1)).isEmpty();
    }

    @Test
    void keepsEverythingOfAnEntry() {
        CacheKey key = key();
        HttpHeaders headers = new HttpHeaders();
        headers.set("Link", "<https://api.github.com/repositories/1?page=2>; rel=\"next\"");
        Entry entry = entry(
                headers,
                "{\"ä\":1}",
                Instant.parse("2026-11-01T12:00:00.123456Z").plus(age()),
                5L);
        table.put(key, entry);

        Entry found = table.find(key);

        assertThat(found).usingRecursiveComparison().ignoringFields("headers").isEqualTo(entry);
        assertThat(found.headers().get("Link")).isEqualTo(headers.get("Link"));
        assertThat(table.find(key())).isNull();
    }

    @Test
    void keepsTheYoungerOfTwo() {
        CacheKey key = key();
        Instant now = Instant.now();
        table.put(key, entry(new HttpHeaders(), "new", now, null));
        table.put(key, entry(new HttpHeaders(), "old", now.minusSeconds(1), null));

        assertThat(table.find(key).body()).asString().isEqualTo("new");
    }

    @Test
    void doesNotConfirmABodyThatAnotherReplicaHasReplaced() {
        CacheKey key = key();
        Instant now = Instant.now();
        table.put(key, entry(new HttpHeaders(), "new", now, 1L));
        table.confirm(key, entry(new HttpHeaders(), "old", now.plusSeconds(1), 2L));
        assertThat(table.find(key).version()).isEqualTo(1);

        table.confirm(key, entry(new HttpHeaders(), "new", now.plusSeconds(1), 3L));
        assertThat(table.find(key).version()).isEqualTo(3);
    }

    @Test
    void dropsOnlyWhatIsOlderThanTheChange() {
        long runId = Payloads.freshId();
        CacheKey old = key();
        CacheKey young = key();
        Instant now = Instant.now();
        table.put(old, entryOf(runId, now.minusSeconds(1)));
        table.put(young, entryOf(runId, now.plusSeconds(1)));

        table.removeRuns(Map.of(runId, now, 5L, now));

        assertThat(table.find(old)).isNull();
        assertThat(table.find(young)).isNotNull();
    }

    @Test
    void makesRoomByAgeCountAndSize() {
        CacheProperties usual = Replica.properties(DataSize.ofMegabytes(1));
        CacheProperties tight = new CacheProperties(
                true,
                usual.memory(),
                usual.maxBody(),
                usual.keep(),
                new CacheProperties.Table(3, DataSize.ofBytes(250), DataSize.ofMegabytes(1)),
                usual.patience(),
                usual.settle(),
                usual.trust());
        ResponseTable small = new ResponseTable(database, json, tight, Clock.systemUTC());
        database.sql("delete from response_cache").update();
        Instant now = Instant.now();
        List<CacheKey> keys = List.of(key(), key(), key(), key());
        table.put(keys.get(0), entry(new HttpHeaders(), "x".repeat(100), now, null));
        table.put(keys.get(1), entry(new HttpHeaders(), "x".repeat(100), now.minusSeconds(1), null));
        table.put(keys.get(2), entry(new HttpHeaders(), "x".repeat(100), now.minusSeconds(2), null));
        table.put(keys.get(3), entry(new HttpHeaders(), "x", now.minus(Duration.ofDays(8)), null));
        assertThat(table.find(keys.get(3))).as("too old to be found").isNull();

        small.makeRoom();

        assertThat(keys).filteredOn(key -> table.find(key) != null).containsExactly(keys.get(0), keys.get(1));
        assertThat(database.sql("select count(*) from response_cache")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private static Duration age() {
        return Duration.between(Instant.parse("2026-11-01T12:00:00Z"), Instant.now())
                .truncatedTo(ChronoUnit.SECONDS);
    }

    private static CacheKey key() {
        return new CacheKey("%064x".formatted(Payloads.freshId()));
    }

    private static Entry entry(HttpHeaders headers, String body, Instant fetchedAt, Long version) {
        return new Entry(200, headers, body.getBytes(StandardCharsets.UTF_8), "\"e\"", "p", fetchedAt, null, version);
    }

    private static Entry entryOf(long runId, Instant fetchedAt) {
        return new Entry(200, new HttpHeaders(), new byte[0], "\"e\"", null, fetchedAt, runId, 1L);
    }

    private static String body(String status, int attempt) {
        return "{\"status\":\"%s\",\"run_attempt\":%d}".formatted(status, attempt);
    }

    private Replica replica() {
        return new Replica(later, Waits.real(), table, knowledge, Replica.properties(DataSize.ofMegabytes(1)));
    }

    private String served(Replica replica, Call call) {
        return Replica.served(replica.get(call.withCredential(credential), github));
    }

    private Answer read(CacheStep real, Call call) {
        return real.handle(call.withCredential(credential), github).block(Replica.LIMIT);
    }

    private long rows(long runId) {
        return database.sql("select count(*) from response_cache where run_id = :id")
                .param("id", runId)
                .query(Long.class)
                .single();
    }
}
