package io.actionsgateway.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ManualTime;
import io.actionsgateway.api.error.ReplayRefusal;
import io.actionsgateway.api.v3.DialectTest;
import io.actionsgateway.github.transport.GitHubException;
import io.actionsgateway.platform.BlockingBridge;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/** Replicas over one database; each has a time of its own. */
@DialectTest
class OncePerKeyIT {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final IdempotencyProperties PROPERTIES = new IdempotencyProperties(
            Duration.ofHours(24),
            Duration.ofMinutes(2),
            Duration.ofSeconds(20),
            Duration.ofMillis(250),
            DataSize.ofBytes(100));

    @Autowired
    private JdbcClient database;

    private final AtomicInteger done = new AtomicInteger();
    private final ManualTime time = ManualTime.skipping(START);
    private final Claim claim = claim("a");
    private final Claim other = new Claim(claim.id(), digest("another body"));

    private static Claim claim(String what) {
        return new Claim(digest(UUID.randomUUID().toString()), digest(what));
    }

    private static String digest(String text) {
        return HexFormat.of()
                .formatHex(io.actionsgateway.platform.Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private IdempotencyTable table(ManualTime clock) {
        return new IdempotencyTable(database, JsonMapper.shared(), PROPERTIES, clock);
    }

    private OncePerKey replica() {
        return new OncePerKey(table(time), PROPERTIES, time);
    }

    private Mono<Kept> work(Kept answer) {
        return Mono.fromSupplier(() -> {
            done.incrementAndGet();
            return answer;
        });
    }

    private static Kept kept(int status, String body, String... headers) {
        HttpHeaders all = new HttpHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.set(headers[i], headers[i + 1]);
        }
        return new Kept(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Kept given(Mono<Kept> answer) {
        Kept kept = BlockingBridge.await(answer, LIMIT);
        assertThat(kept).isNotNull();
        return kept;
    }

    private long rows() {
        return database.sql("select count(*) from idempotency where id = ?")
                .param(HexFormat.of().parseHex(claim.id()))
                .query(Long.class)
                .single();
    }

    @Test
    void givesAnotherReplicaTheSameAnswer() {
        Kept first = given(replica().answer(claim, work(kept(201, "{}", "Location", "/x", "X-RateLimit-Used", "7"))));
        Kept second = given(replica().answer(claim, work(kept(500, ""))));

        assertThat(first.headers().getFirst(Kept.REPLAYED)).isNull();
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().getFirst("Location")).isEqualTo("/x");
        assertThat(second.headers().getFirst(Kept.REPLAYED)).isEqualTo("true");
        assertThat(second.headers().containsHeader("X-RateLimit-Used")).isFalse();
        assertThat(done).hasValue(1);
    }

    @Test
    void joinsOnTheSameReplicaAndWaitsOnAnother() throws InterruptedException, ExecutionException, TimeoutException {
        Sinks.One<Kept> slow = Sinks.one();
        Sinks.One<Boolean> begun = Sinks.one();
        OncePerKey one = replica();
        CompletableFuture<Kept> first = one.answer(
                        claim, slow.asMono().doOnSubscribe(ignored -> begun.tryEmitValue(true)))
                .toFuture();
        BlockingBridge.await(begun.asMono(), LIMIT);

        CompletableFuture<Kept> joined = one.answer(claim, work(kept(500, ""))).toFuture();
        ManualTime stepped = ManualTime.stepped(START);
        OncePerKey two = new OncePerKey(table(stepped), PROPERTIES, stepped);
        CompletableFuture<Kept> waiting = two.answer(claim, work(kept(500, ""))).toFuture();
        assertThatThrownBy(() -> given(one.answer(other, work(kept(500, "")))))
                .isInstanceOf(ReplayRefusal.AnotherRequest.class);
        assertThatThrownBy(() -> given(replica().answer(other, work(kept(500, "")))))
                .isInstanceOf(ReplayRefusal.AnotherRequest.class);
        slow.tryEmitValue(kept(204, ""));

        assertThat(first.get(10, TimeUnit.SECONDS).headers().containsHeader(Kept.REPLAYED))
                .isFalse();
        assertThat(joined.get(10, TimeUnit.SECONDS).headers().containsHeader(Kept.REPLAYED))
                .isTrue();
        while (!waiting.isDone()) {
            stepped.advance(Duration.ofMillis(1));
            Thread.onSpinWait();
        }
        assertThat(waiting.get().status()).isEqualTo(204);
        assertThat(done).hasValue(0);
    }

    @Test
    void givesUpWhenTheFirstOneTakesTooLongAndSaysUnknownWhenItIsDead() {
        table(ManualTime.skipping(START)).begin(claim);

        assertThatThrownBy(() -> given(replica().answer(claim, work(kept(204, "")))))
                .isInstanceOf(ReplayRefusal.StillUnderWay.class);
        assertThat(time.instant()).isEqualTo(START.plusSeconds(20));
        time.advance(Duration.ofMinutes(2));

        assertThatThrownBy(() -> given(replica().answer(claim, work(kept(204, "")))))
                .isInstanceOf(ReplayRefusal.OutcomeUnknown.class)
                .hasMessageContaining("may have been done");
        assertThat(done).hasValue(0);
    }

    @Test
    void givesTheKeyBackWhenNothingWasDone() {
        Mono<Kept> refused = Mono.error(new GitHubException.SecondaryLimited(Duration.ofSeconds(1)));

        assertThatThrownBy(() -> given(replica().answer(claim, refused)))
                .isInstanceOf(GitHubException.SecondaryLimited.class);
        assertThat(rows()).isZero();
        assertThat(given(replica().answer(other, work(kept(204, "")))).status()).isEqualTo(204);
    }

    @Test
    void doesNotKeepSecretsAndWhatIsTooLarge() {
        given(replica()
                .answer(claim, work(kept(201, "the-secret", "Cache-Control", "no-store", "Location", "/keys/7"))));

        assertThatThrownBy(() -> given(replica().answer(claim, work(kept(201, "")))))
                .isInstanceOf(ReplayRefusal.AnswerNotKept.class)
                .hasMessageContaining("answered with 201; it created /keys/7.")
                .hasMessageContaining("shown once");
        assertThat(database.sql("select body is null from idempotency where id = ?")
                        .param(HexFormat.of().parseHex(claim.id()))
                        .query(Boolean.class)
                        .single())
                .isTrue();

        Claim large = claim("large");
        assertThat(given(replica().answer(large, work(kept(200, "x".repeat(101)))))
                        .body())
                .hasSize(101);
        assertThatThrownBy(() -> given(replica().answer(large, work(kept(200, "")))))
                .isInstanceOf(ReplayRefusal.AnswerNotKept.class);
    }

    @Test
    void forgetsAfterADay() {
        given(replica().answer(claim, work(kept(201, ""))));
        time.advance(Duration.ofHours(24).plusSeconds(1));

        assertThat(given(replica().answer(other, work(kept(204, "")))).status()).isEqualTo(204);
        time.advance(Duration.ofHours(24).plusSeconds(1));
        table(time).forget(1_000);

        assertThat(rows()).isZero();
        assertThat(done).hasValue(2);
    }

    @Test
    void doesNothingWithoutItsDatabase() {
        JdbcClient dead = JdbcClient.create(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("away");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        });
        IdempotencyTable away = new IdempotencyTable(dead, JsonMapper.shared(), PROPERTIES, time);

        assertThatThrownBy(() -> given(new OncePerKey(away, PROPERTIES, time).answer(claim, work(kept(204, "")))))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(done).hasValue(0);
    }
}
