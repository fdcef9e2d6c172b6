package io.actionsgateway.stream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ManualTime;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.platform.Waits;
import io.actionsgateway.run.RunTracker;
import io.actionsgateway.run.Story;
import io.actionsgateway.stream.FeedPage;
import io.actionsgateway.stream.FeedRefusal;
import io.actionsgateway.stream.From;
import io.actionsgateway.stream.StreamProperties;
import io.actionsgateway.stream.record.EventLog;
import io.actionsgateway.webhook.Payloads;
import io.actionsgateway.webhook.event.PayloadInterpreter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** A feed of its own beside the service's: another replica, as it were, with a ring of four events and without NOTIFY. */
@ServiceTest
class LogFeedIT {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Autowired
    private EventLog log;

    @Autowired
    private RunTracker tracker;

    @Autowired
    private PayloadInterpreter interpreter;

    @Autowired
    private DataSource connections;

    @Autowired
    private JdbcConnectionDetails details;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RunSignalBoard signals = new RunSignalBoard();
    private final ManualTime time = ManualTime.stepped(Instant.parse("2026-01-01T00:00:00Z"));
    private final long runId = Payloads.freshId();
    private Tailer tailer;
    private LogFeed feed;

    @BeforeEach
    void start() {
        feed = feed(Clock.systemUTC(), Waits.real());
    }

    @AfterEach
    void stop() {
        feed.stop();
        tailer.stop();
    }

    @Test
    void hearsOfOtherReplicasWithoutBeingNotified() {
        BlockingQueue<FeedPage.Event> told = follow(new From.Now());
        Disposable waiter = signals.of(runId).subscribe();

        tell(Story.plain());

        assertThat(words(told, 6)).endsWith("completed");
        waiter.dispose();
        assertThat(signals.runs()).isZero();
    }

    @Test
    void wakesWhoeverWaitsForARunOfAnotherReplica() {
        StepVerifier.create(signals.of(runId))
                .then(() -> tell(Story.plain()))
                .expectNext(runId)
                .thenCancel()
                .verify(LONG);
    }

    @Test
    void readsWhatTheRingDoesNotHold() {
        BlockingQueue<FeedPage.Event> first = follow(new From.Now());
        for (int i = 0; i < 4; i++) {
            tell(Story.gated(), Payloads.freshId());
        }
        tell(Story.plain());
        words(first, 6);

        BlockingQueue<FeedPage.Event> all = follow(new From.Earliest());

        assertThat(words(all, 6)).endsWith("completed");
        assertThat(metrics.counter("actions.stream.ring.misses").count()).isPositive();
    }

    @Test
    void tellsTransactionsInTheirOrderHoweverTheyEnd() throws SQLException {
        BlockingQueue<FeedPage.Event> told = follow(new From.Now());
        try (Connection early = connections.getConnection();
                Connection late = connections.getConnection()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            insert(early, "first");
            insert(late, "second");
            insert(early, "first");
            late.commit();
            insert(early, "first");
            early.commit();
        }

        assertThat(names(told, 4)).containsExactly("first", "first", "first", "second");
    }

    @Test
    void leavesOutWhatIsRolledBack() throws SQLException {
        BlockingQueue<FeedPage.Event> told = follow(new From.Now());
        try (Connection early = connections.getConnection();
                Connection late = connections.getConnection()) {
            early.setAutoCommit(false);
            insert(early, "never");
            insert(late, "told");
            early.rollback();
        }

        assertThat(names(told, 1)).containsExactly("told");
    }

    @Test
    void hasTheDatabaseEndTransactionsThatHang() throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            setting.next();
            assertThat(setting.getString(1)).isEqualTo("30s");
        }
    }

    @Test
    void goesOnAfterARestart() {
        BlockingQueue<FeedPage.Event> told = follow(new From.Now());
        tell(Story.gated());
        FeedPage.Event last = take(told, 6).getLast();
        feed.stop();
        tailer.stop();

        tell(Story.plain());
        feed = feed(Clock.systemUTC(), Waits.real());

        assertThat(words(follow(new From.After(last.position())), 1)).containsExactly("queued");
    }

    @Test
    void endsStreamsWhenTheReplicaStops() {
        StepVerifier.create(feed.follow(new From.Now(), view -> true))
                .expectNextCount(1)
                .then(() -> feed.stop())
                .thenConsumeWhile(page -> true)
                .expectComplete()
                .verify(LONG);
        assertThat(metrics.get("actions.stream.subscribers").gauge().value()).isZero();
    }

    @Test
    void dropsAReaderWhoAsksForNothingMore() {
        stop();
        feed = feedInStep();
        StepVerifier.create(feed.follow(new From.Now(), view -> true), 2)
                .expectNextMatches(page -> page.events().isEmpty())
                .then(() -> tell(Story.plain()))
                .expectNextCount(1)
                .then(() -> time.advance(Duration.ofSeconds(40)))
                .expectError(FeedRefusal.Stuck.class)
                .verify(LONG);
        assertThat(metrics.counter("actions.stream.stuck").count()).isOne();
    }

    @Test
    void keepsAReaderForWhomThereIsNothing() {
        stop();
        feed = feedInStep();
        StepVerifier.create(feed.follow(new From.Now(), view -> false).take(2))
                .expectNextCount(1)
                .then(() -> time.advance(Duration.ofHours(1)))
                .then(() -> tell(Story.plain()))
                .expectNextMatches(page -> page.events().isEmpty())
                .expectComplete()
                .verify(LONG);
        assertThat(metrics.counter("actions.stream.stuck").count()).isZero();
    }

    @Test
    void looksAtNothingThatIsNotAskedFor() {
        StepVerifier.create(feed.follow(new From.Now(), view -> view.runId() == runId), 1)
                .expectNextCount(1)
                .then(() -> tell(Story.plain()))
                .expectNoEvent(Duration.ofMillis(300))
                .thenRequest(1)
                .expectNextCount(1)
                .thenCancel()
                .verify(LONG);
    }

    @Test
    void isWokenByOtherReplicasAndListensAgainWhenItsConnectionIsLost() throws SQLException {
        stop();
        feed = feed(Clock.systemUTC(), Waits.real(), Duration.ofHours(1));
        Listener listener = new Listener(tailer, details, properties(true, Duration.ofHours(1)));
        listener.start();
        try {
            BlockingQueue<FeedPage.Event> told = follow(new From.Now());
            tell(Story.plain());
            assertThat(words(told, 6)).endsWith("completed");
            try (Connection connection = connections.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'actions-gateway-listener' and datname = current_database()");
            }

            insertOne("after the loss");

            assertThat(names(told, 1)).containsExactly("after the loss");
        } finally {
            listener.stop();
        }
    }

    /** Time stands still, for whoever waits until the tailer has looked for the first time as well: so it has. */
    private LogFeed feedInStep() {
        LogFeed made = feed(time, time);
        await().atMost(LONG).until(() -> tailer.ring() != null);
        return made;
    }

    private LogFeed feed(Clock clock, Waits waits) {
        return feed(clock, waits, Duration.ofMillis(100));
    }

    private LogFeed feed(Clock clock, Waits waits, Duration poll) {
        StreamProperties properties = properties(false, poll);
        FeedMetrics measured = new FeedMetrics(metrics, clock);
        tailer = new Tailer(log, properties, measured, signals);
        tailer.start();
        LogFeed made = new LogFeed(log, tailer, new Pages(log, properties), measured, properties, clock, waits);
        made.start();
        return made;
    }

    private void insertOne(String name) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            insert(connection, name);
        }
    }

    private static StreamProperties properties(boolean notify, Duration poll) {
        return new StreamProperties(
                notify,
                poll,
                Duration.ofDays(7),
                4,
                4,
                2,
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2));
    }

    private BlockingQueue<FeedPage.Event> follow(From from) {
        BlockingQueue<FeedPage.Event> told = new LinkedBlockingQueue<>();
        BlockingQueue<FeedPage> opened = new LinkedBlockingQueue<>();
        feed.follow(from, view -> view.runId() == runId).subscribe(page -> {
            opened.add(page);
            told.addAll(page.events());
        });
        poll(opened);
        return told;
    }

    private void tell(Story story) {
        tell(story, runId);
    }

    private void tell(Story story, long id) {
        story.observations(interpreter, id).forEach(tracker::observe);
    }

    private void insert(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into event_log (era, recorded_at, kind, repository, run_id, run_attempt, name, status, late,
                        evidence_kind)
                    values ((select max(era) from event_log_era), now(), 'workflow_run', 'octo-org/hello-world', %d, 1, '%s',
                        'queued', false, 'delivery')""".formatted(runId, name));
        }
    }

    private static List<String> words(BlockingQueue<FeedPage.Event> told, int count) {
        return take(told, count).stream().map(event -> event.view().status()).toList();
    }

    private static List<String> names(BlockingQueue<FeedPage.Event> told, int count) {
        return take(told, count).stream()
                .map(event -> String.valueOf(event.view().name()))
                .toList();
    }

    private static List<FeedPage.Event> take(BlockingQueue<FeedPage.Event> told, int count) {
        return IntStream.range(0, count).mapToObj(i -> poll(told)).toList();
    }

    private static <T> T poll(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("something within " + LONG).isNotNull();
            return next;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
