package io.actionsgateway.platform.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.actionsgateway.ServiceTest;
import io.actionsgateway.TcpGate;
import io.actionsgateway.platform.Waits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas agree on who performs a duty: always one of them, never both. */
@ServiceTest
class LeaderIT {

    private static final Duration TAKEN_OVER = Duration.ofSeconds(10);
    private static final String DUTY = "test-" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private JdbcClient admin;

    private TcpGate gate;
    private Replica first;
    private Replica second;

    /** A replica with one duty, which counts its turns. */
    private static final class Replica implements Duty {

        private final AtomicInteger turns = new AtomicInteger();
        private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        private final Leader leader;

        private Replica(JdbcConnectionDetails database) {
            LeaderProperties settings = new LeaderProperties(true, Duration.ofSeconds(1), Duration.ofSeconds(6));
            leader = new Leader(List.of(this), database, settings, Waits.real(), metrics);
        }

        @Override
        public String name() {
            return DUTY;
        }

        @Override
        public Duration turn(Tenure tenure) {
            turns.incrementAndGet();
            return Duration.ofMillis(20);
        }

        boolean leads() {
            return metrics.get("actions.leader.leads").gauge().value() == 1;
        }

        int turns() {
            return turns.get();
        }
    }

    @BeforeEach
    void start() {
        URI address = URI.create(database.getJdbcUrl().substring("jdbc:".length()));
        gate = new TcpGate(address.getHost(), address.getPort());
        first = new Replica(through(gate));
        second = new Replica(database);
        first.leader.start();
        await().atMost(TAKEN_OVER).until(first::leads);
        second.leader.start();
    }

    @AfterEach
    void stop() throws IOException {
        first.leader.stop();
        second.leader.stop();
        gate.close();
    }

    @Test
    void oneOfThemWorksUntilItStopsAndThenTheOther() {
        worksAlone(first, second);

        first.leader.stop();

        await().atMost(Duration.ofSeconds(5)).until(second::leads);
        worksAlone(second, first);
    }

    @Test
    void oneOfThemGoesOnWhenTheDatabaseEndsTheirSessions() {
        admin.sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'actions-gateway-leader'")
                .query()
                .listOfRows();

        await().atMost(TAKEN_OVER.multipliedBy(2)).ignoreExceptions().untilAsserted(() -> {
            assertThat(first.leads()).isNotEqualTo(second.leads());
            worksAlone(first.leads() ? first : second, first.leads() ? second : first);
        });
    }

    @Test
    void isSucceededWithinTenSecondsWhenItsConnectionHangs() {
        gate.freeze();

        long start = System.nanoTime();
        await().atMost(TAKEN_OVER).until(second::leads);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(TAKEN_OVER);
        assertThat(first.leads()).as("it knew before the other began").isFalse();
        worksAlone(second, first);
    }

    @Test
    void isSucceededWhenItsConnectionBreaks() {
        gate.cut();

        await().atMost(TAKEN_OVER).until(second::leads);

        await().atMost(TAKEN_OVER).until(() -> !first.leads());
        worksAlone(second, first);
    }

    /** While one has many turns, the other has none. */
    private static void worksAlone(Replica one, Replica other) {
        int idle = other.turns();
        int working = one.turns() + 5;
        await().atMost(Duration.ofSeconds(5)).until(() -> one.turns() >= working);
        assertThat(other.turns()).isEqualTo(idle);
    }

    private JdbcConnectionDetails through(TcpGate between) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.getUsername();
            }

            @Override
            public String getPassword() {
                return database.getPassword();
            }

            @Override
            public String getJdbcUrl() {
                return database.getJdbcUrl().replaceFirst("//[^/]+/", "//localhost:" + between.port() + "/");
            }
        };
    }
}
