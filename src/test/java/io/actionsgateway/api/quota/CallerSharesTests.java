package io.actionsgateway.api.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.security.AccessRefusal.QuotaSpent;
import io.actionsgateway.security.ApiCaller;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class CallerSharesTests {

    private static final ApiCaller CALLER = Shares.caller("key:deployer", "1", null);

    @Test
    void letsThroughTheLimitAndNoMore() {
        Shares replica = new Shares(1000, 50);
        for (int i = 0; i < 1000; i++) {
            replica.take(CALLER);
        }

        assertThatThrownBy(() -> replica.take(CALLER)).isInstanceOfSatisfying(QuotaSpent.class, spent -> {
            assertThat(spent.retryAfter()).isEqualTo(Duration.ofMinutes(50));
            assertThat(spent).hasMessageContaining("1000 requests an hour").hasMessageContaining("3000 seconds");
        });
        assertThat(replica.table.statements).as("a statement for ten").hasValue(100);
        assertThat(replica.shares.of(CALLER))
                .isEqualTo(new CallerShare(1000, 0, 1000, Instant.parse("2026-11-01T13:00:00Z")));
    }

    @Test
    void beginsAnewWithTheHour() {
        Shares replica = new Shares(2, 50);
        replica.take(CALLER);
        replica.take(CALLER);
        replica.time.advance(Duration.ofMinutes(49));
        assertThatThrownBy(() -> replica.take(CALLER)).isInstanceOf(QuotaSpent.class);

        replica.time.advance(Duration.ofMinutes(1));
        replica.take(CALLER);
        assertThat(replica.shares.of(CALLER))
                .isEqualTo(new CallerShare(2, 1, 1, Instant.parse("2026-11-01T14:00:00Z")));
    }

    @Test
    void takesAPlaceBackInItsHourOnly() {
        Shares replica = new Shares(1, 50);
        Instant hour = replica.take(CALLER);
        replica.shares.giveBack(CALLER, hour);
        assertThat(replica.shares.of(CALLER).remaining()).isEqualTo(1);
        assertThat(replica.take(CALLER)).isEqualTo(hour);

        replica.time.advance(Duration.ofHours(1));
        replica.take(CALLER);
        replica.shares.giveBack(CALLER, hour);
        assertThatThrownBy(() -> replica.take(CALLER)).isInstanceOf(QuotaSpent.class);
    }

    @Test
    void obeysTheKeysOwnLimitAndItsChange() {
        Shares replica = new Shares(1000, 50);
        ApiCaller small = Shares.caller("key:deployer", "1", 3);
        for (int i = 0; i < 3; i++) {
            replica.take(small);
        }
        assertThatThrownBy(() -> replica.take(small)).isInstanceOf(QuotaSpent.class);
        assertThat(replica.shares.of(small).limit()).isEqualTo(3);

        replica.take(Shares.caller("key:deployer", "1", 4));
        assertThatThrownBy(() -> replica.take(small)).isInstanceOf(QuotaSpent.class);
        assertThatThrownBy(() -> replica.take(Shares.caller("key:idle", "2", 0)))
                .isInstanceOf(QuotaSpent.class);
    }

    @Test
    void asksTheTableNoMoreWhenTheHourIsSpent() {
        Shares replica = new Shares(1, 50);
        replica.take(CALLER);
        assertThatThrownBy(() -> replica.take(CALLER)).isInstanceOf(QuotaSpent.class);
        int asked = replica.table.statements.get();
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> replica.take(CALLER)).isInstanceOf(QuotaSpent.class);
        }
        assertThat(replica.table.statements).hasValue(asked);
    }

    @Test
    void givesOutWhatItHoldsAndThenFailsClosedWithoutTheDatabase() {
        Shares replica = new Shares(300, 50);
        replica.take(CALLER);
        replica.table.die();
        replica.take(CALLER);
        replica.take(CALLER);

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> replica.take(CALLER)).isInstanceOf(DataAccessException.class);
        }
        assertThat(replica.shares.learn(CALLER).blockOptional(Duration.ofSeconds(5)))
                .isEmpty();
    }

    @Test
    void countsExactlyWhenManyComeAtOnce() {
        Shares replica = new Shares(60, 50);
        long let = Flux.range(0, 200)
                .flatMap(
                        i -> replica.shares
                                .take(CALLER)
                                .map(hour -> true)
                                .onErrorResume(QuotaSpent.class, spent -> Mono.empty()),
                        200)
                .count()
                .blockOptional(Duration.ofSeconds(20))
                .orElseThrow();

        assertThat(let).isEqualTo(60);
    }
}
