package io.actionsgateway.stream.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.actionsgateway.ServiceTest;
import io.actionsgateway.stream.FeedRefusal;
import io.actionsgateway.stream.From;
import io.actionsgateway.stream.LogPosition;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Old days go as a whole, and nobody goes on behind them as if nothing were missing. All of it is rolled back. */
@ServiceTest
class EventRetentionIT {

    @Autowired
    private EventRetention retention;

    @Autowired
    private EventLog log;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    private final LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
    private TransactionStatus transaction;
    private LogPosition begin;

    @BeforeEach
    void begin() {
        transaction = transactions.getTransaction(new DefaultTransactionDefinition());
        begin = log.start(new From.Now());
    }

    @AfterEach
    void rollBack() {
        transactions.rollback(transaction);
    }

    @Test
    void makesDaysAhead() {
        retention.makeRoom();

        assertThat(new Days(database).all()).contains(today.plusDays(1), today.plusDays(2));
    }

    @Test
    void dropsADayThatIsTooOldAndSaysSo() {
        LocalDate old = today.minusDays(9);
        new Days(database).make(old);
        insert(old);
        assertThat(log.start(new From.After(begin))).isEqualTo(begin);

        retention.makeRoom();

        assertThat(new Days(database).all()).doesNotContain(old);
        assertThatThrownBy(() -> log.start(new From.After(begin)))
                .isInstanceOf(FeedRefusal.Gone.class)
                .hasMessageContaining("older than what is kept");
        assertThat(log.start(new From.Earliest())).isGreaterThan(begin);
    }

    @Test
    void keepsADayThatIsYoungEnough() {
        LocalDate young = today.minusDays(6);
        new Days(database).make(young);
        insert(young);

        retention.makeRoom();

        assertThat(new Days(database).all()).contains(young);
        assertThat(log.start(new From.After(begin))).isEqualTo(begin);
    }

    private void insert(LocalDate day) {
        database.sql("""
                insert into event_log (era, recorded_at, kind, repository, run_id, run_attempt, status, late, evidence_kind)
                select max(era), cast(:day as timestamptz), 'workflow_run', 'a/b', 1, 1, 'queued', false, 'delivery'
                from event_log_era""").param("day", day + "T12:00:00Z").update();
    }
}
