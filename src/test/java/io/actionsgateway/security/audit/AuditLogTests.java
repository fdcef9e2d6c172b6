package io.actionsgateway.security.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.actionsgateway.security.audit.AuditEntry.Result;
import io.actionsgateway.security.audit.AuditEntry.What;
import io.actionsgateway.security.audit.AuditEntry.Who;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** What the audit log does when all is well, when its database is away, and when strangers knock. */
class AuditLogTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Who SOMEBODY = new Who("key:team-a", "k1");

    private final InMemoryAudit audit = new InMemoryAudit();

    @Test
    void completesWhenTheEntryIsDurable() {
        audit.log().append(entry(AuditOutcome.STARTED)).block(SOON);

        assertThat(audit.entries()).containsExactly(entry(AuditOutcome.STARTED));
        assertThat(audit.count("actions.audit.entries")).isEqualTo(1);
    }

    @Test
    void refusesAWriteAtOnceWhileTheDatabaseIsAway() {
        audit.fail(new DataAccessResourceFailureException("away"));

        assertThatThrownBy(() -> audit.log().append(entry(AuditOutcome.STARTED)).block(SOON))
                .isInstanceOf(AuditUnavailable.class);

        assertThat(audit.count("actions.audit.dropped")).isEqualTo(1);
    }

    @Test
    void keepsOutcomesUntilTheDatabaseIsBack() {
        audit.fail(new DataAccessResourceFailureException("away"));
        audit.log().offer(entry(AuditOutcome.DONE));
        await().atMost(SOON).until(() -> !audit.time().pauses().isEmpty());

        audit.fail(null);
        audit.time().advance(Duration.ofSeconds(1));

        await().atMost(SOON).until(() -> audit.entries().size() == 1);
        assertThat(audit.count("actions.audit.dropped")).isZero();
    }

    @Test
    void dropsRefusalsThatFindNoRoomAndKeepsRoomForWrites() {
        audit.fail(new DataAccessResourceFailureException("away"));
        for (int i = 0; i < 70; i++) {
            audit.log().offer(entry(AuditOutcome.DENIED));
        }

        assertThat(audit.count("actions.audit.dropped")).isEqualTo(20);
        audit.log().offer(entry(AuditOutcome.DONE));
        assertThat(audit.count("actions.audit.dropped")).isEqualTo(20);
    }

    @Test
    void doesNotTryAgainWhatDoesNotFit() {
        audit.fail(new DataIntegrityViolationException("too long"));
        audit.log().offer(entry(AuditOutcome.DONE));

        await().atMost(SOON).until(() -> audit.count("actions.audit.dropped") == 1);
        audit.fail(null);
        assertThat(audit.entries()).isEmpty();
    }

    @Test
    void sumsUpAFloodOfStrangers() {
        for (int i = 0; i < 10; i++) {
            audit.log().offer(AuditEntry.of(null, Who.ANONYMOUS, what(), Result.denied(401, "unauthorized")));
        }
        assertThat(audit.entries()).hasSize(3);

        audit.time().advance(Duration.ofMinutes(1));

        assertThat(audit.entries()).hasSize(4);
        assertThat(audit.entries().getLast().count()).isEqualTo(7);
        audit.log().offer(AuditEntry.of(null, Who.ANONYMOUS, what(), Result.denied(401, "unauthorized")));
        assertThat(audit.entries()).hasSize(5);
    }

    @Test
    void writesWhatIsLeftWhenTheServiceStops() {
        for (int i = 0; i < 5; i++) {
            audit.log().offer(AuditEntry.of(null, Who.ANONYMOUS, what(), Result.denied(401, "unauthorized")));
        }

        audit.log().stop();

        assertThat(audit.entries()).hasSize(4);
    }

    @Test
    void countsWhatIsLostWhenTheServiceStopsWithoutADatabase() {
        audit.fail(new DataAccessResourceFailureException("away"));
        audit.log().offer(entry(AuditOutcome.DONE));

        audit.log().stop();

        await().atMost(SOON).until(() -> audit.count("actions.audit.dropped") == 1);
    }

    @Test
    void keepsAgainWhatItCannotWriteWhenTheServiceHasStartedAnew() {
        audit.log().stop();
        audit.log().start();
        audit.fail(new DataAccessResourceFailureException("away"));
        audit.log().offer(entry(AuditOutcome.DONE));
        assertThat(audit.entries()).isEmpty();
        audit.fail(null);

        assertThat(audit.entries()).hasSize(1);
        assertThat(audit.count("actions.audit.dropped")).isZero();
    }

    @Test
    void saysEachEntryInOneLineThatNothingInItCanForge() {
        Logger logger = (Logger) LoggerFactory.getLogger("audit");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);

        audit.log()
                .offer(AuditEntry.of(
                        "r1",
                        new Who("key:a\nb{}\u2028\"", null),
                        What.of("variables/set", Map.of("name", "x\r\n{\"outcome\":\"done\"}\u0000\u202e")),
                        Result.of(AuditOutcome.DONE)));

        logger.detachAppender(lines);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("{\"at\":\"2026-05-01T10:00:00.000Z\",\"request_id\":\"r1\","
                        + "\"subject\":\"key:a\uFFFDb{}\uFFFD\\\"\",\"operation\":\"variables/set\","
                        + "\"ids\":{\"name\":\"x\uFFFD\uFFFD{\\\"outcome\\\":\\\"done\\\"}\uFFFD\uFFFD\"},"
                        + "\"outcome\":\"done\"}");
    }

    private static AuditEntry entry(AuditOutcome outcome) {
        return AuditEntry.of("r1", SOMEBODY, what(), Result.of(outcome));
    }

    private static What what() {
        return What.of("actions/create-workflow-dispatch", Map.of("owner", "octo-org", "repo", "hello-world"));
    }
}
