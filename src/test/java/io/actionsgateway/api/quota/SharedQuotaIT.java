package io.actionsgateway.api.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.actionsgateway.ManualTime;
import io.actionsgateway.ServiceTest;
import io.actionsgateway.security.AccessRefusal.QuotaSpent;
import io.actionsgateway.security.ApiCaller;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two replicas over one database let no more through than one. */
@ServiceTest
class SharedQuotaIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Autowired
    private QuotaTable table;

    @Autowired
    private JdbcClient database;

    private final ManualTime time = ManualTime.stepped(Shares.START);
    private final ApiCaller caller = Shares.caller("oidc:" + UUID.randomUUID(), null, null);
    private List<CallerShares> replicas = List.of();

    @BeforeEach
    void startReplicas() {
        QuotaProperties properties = new QuotaProperties(500, 50, 50, 100);
        replicas = List.of(
                new CallerShares(table, properties, time, time), new CallerShares(table, properties, time, time));
    }

    @Test
    void letThroughExactlyTheLimitInEachHour() {
        for (int hour = 0; hour < 2; hour++) {
            assertThat(letThrough(700)).isEqualTo(500);
            assertThat(letThrough(50)).isZero();
            time.advance(Duration.ofHours(1));
        }
    }

    @Test
    void keepTheSharesOfCallersAndKeysApart() {
        assertThat(letThrough(600)).isEqualTo(500);

        ApiCaller sameByKey = Shares.caller(caller.subject(), "k1", 2);
        assertThat(take(replicas.getFirst(), sameByKey).block(LIMIT)).isTrue();
        assertThat(take(replicas.getLast(), sameByKey).block(LIMIT)).isTrue();
        assertThat(take(replicas.getFirst(), sameByKey).block(LIMIT)).isFalse();
    }

    @Test
    void tellWhatTheOtherOneHasLetThrough() {
        assertThat(take(replicas.getFirst(), caller).block(LIMIT)).isTrue();
        CallerShares other = replicas.getLast();
        assertThat(other.of(caller).used()).isZero();
        other.learn(caller).block(LIMIT);

        assertThat(other.of(caller).used()).as("a slice").isEqualTo(5);
    }

    @Test
    void forgetHoursThatAreOver() {
        take(replicas.getFirst(), caller).block(LIMIT);
        database.sql("update caller_quota set window_start = now() - interval '3 hours' where subject = ?")
                .param(caller.subject())
                .update();

        assertThat(table.forget()).isPositive();
        assertThat(database.sql("select count(*) from caller_quota where subject = ?")
                        .param(caller.subject())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private long letThrough(int requests) {
        return Flux.range(0, requests)
                .flatMap(i -> take(replicas.get(i % 2), caller), 20)
                .filter(let -> let)
                .count()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static Mono<Boolean> take(CallerShares replica, ApiCaller caller) {
        return replica.take(caller).map(hour -> true).onErrorResume(QuotaSpent.class, spent -> Mono.just(false));
    }
}
